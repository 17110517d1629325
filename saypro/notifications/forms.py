"""What people choose about being told, read at the edge."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.notifications import kinds
from saypro.notifications.kinds import CHANNELS, Channel
from saypro.notifications.models import Pace, Preferences
from saypro.notifications.models.preferences import DEFAULT_QUIET, MOST
from saypro.notifications.pushing import is_push_service
from saypro.notifications.texts import offered

HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]
TEXT_NAMES = {"sms": _("SMS"), "whatsapp": "WhatsApp"}
PACED: tuple[Channel, ...] = ("push", "email")


class PreferencesForm(forms.Form):
    """The whole page as one form; `on` holds pairs such as "offers:email"."""

    on = forms.MultipleChoiceField(required=False, choices=lambda: every_cell())
    pace_email = forms.ChoiceField(label=_("E-mail"), choices=Pace)
    pace_push = forms.ChoiceField(label=_("Push"), choices=Pace)
    daily_hour = forms.TypedChoiceField(label=_("Once a day means at"), choices=HOURS, coerce=int)
    is_quoting = forms.BooleanField(
        label=_("Show in e-mails what was written to me"),
        required=False,
        help_text=_("Off: only who wrote, and about what. Pushes never show it."),
    )
    is_quiet = forms.BooleanField(label=_("Keep quiet hours"), required=False)
    quiet_from = forms.TimeField(
        label=_("Quiet from"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when quiet begins, like 21:00."),
            "invalid": _("That is no time of day. Write it like 21:00."),
        },
    )
    quiet_to = forms.TimeField(
        label=_("Quiet until"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={
            "required": _("Say when quiet ends, like 07:00."),
            "invalid": _("That is no time of day. Write it like 07:00."),
        },
    )
    budget = forms.IntegerField(
        label=_("At most so many a week"),
        min_value=0,
        max_value=MOST,
        error_messages={
            "required": _("Write a number from 0 to 20."),
            "invalid": _("Write a whole number from 0 to 20."),
            "min_value": _("Write a number from 0 to 20."),
            "max_value": _("Write a number from 0 to 20."),
        },
    )

    @classmethod
    def of(cls, kept: Preferences, data: Any = None) -> "PreferencesForm":
        quiet = (kept.quiet_from, kept.quiet_to) if kept.quiet_from else DEFAULT_QUIET
        return cls(
            data,
            initial={
                "on": cells_on(kept),
                "pace_email": kept.paces.get("email", Pace.AT_ONCE),
                "pace_push": kept.paces.get("push", Pace.AT_ONCE),
                "daily_hour": kept.daily_hour,
                "is_quoting": kept.is_quoting,
                "is_quiet": kept.quiet_from is not None,
                "quiet_from": quiet[0],
                "quiet_to": quiet[1],
                "budget": kept.budget,
            },
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("is_quiet"):
            self.errors.pop("quiet_from", None)
            self.errors.pop("quiet_to", None)
        elif given.get("quiet_from") and given["quiet_from"] == given.get("quiet_to"):
            self.add_error("quiet_to", _("Quiet begins and ends at the same time. Change one of them."))
        return given

    def wishes(self, shown: tuple[Channel, ...], kept: Preferences) -> dict[str, Any]:
        """What `change_preferences` takes; channels that were not shown stay as they are."""
        given = self.cleaned_data
        is_quiet = given["is_quiet"]
        return {
            "chosen": chosen_from(given["on"], shown, kept),
            "paces": {channel: given[f"pace_{channel}"] for channel in PACED},
            "daily_hour": given["daily_hour"],
            "is_quoting": given["is_quoting"],
            "quiet_from": given["quiet_from"] if is_quiet else None,
            "quiet_to": given["quiet_to"] if is_quiet else None,
            "budget": given["budget"],
        }


class PhoneForm(forms.Form):
    """A number as people write it, and the way texts come to it."""

    number = forms.CharField(
        label=_("Your number"),
        max_length=30,
        help_text=_("Like 082 123 4567, or with the country: +27 82 123 4567."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={
            "required": _("Write your number."),
            "max_length": _("That is no number. Write it like 082 123 4567."),
        },
    )
    channel = forms.ChoiceField(
        label=_("Texts come by"),
        choices=lambda: [(channel, TEXT_NAMES[channel]) for channel in offered()],
        error_messages={"invalid_choice": _("Choose one of these."), "required": _("Choose one of these.")},
    )

    def clean_number(self) -> str:
        """As +27821234567; a number without a country is a South African one."""
        digits = re.sub(r"[\s().-]", "", self.cleaned_data["number"])
        digits = re.sub(r"^00", "+", digits)
        digits = re.sub(r"^0(?=[1-9])", "+27", digits)
        if not re.fullmatch(r"\+[1-9][0-9]{7,14}", digits):
            raise forms.ValidationError(_("That is no number. Write it like 082 123 4567."))
        return digits


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the text"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={
            "required": _("Write the six digits from the text."),
            "max_length": _("A code has six digits. Look at the newest text."),
        },
    )

    def clean_code(self) -> str:
        return "".join(self.cleaned_data["code"].split())


class BrowserForm(forms.Form):
    """What a browser says of itself when its owner turns push on."""

    endpoint = forms.CharField(max_length=1000)
    p256dh = forms.RegexField(r"^B[A-Za-z0-9_-]{86}=?$")
    auth = forms.RegexField(r"^[A-Za-z0-9_-]{22}={0,2}$")

    def clean_endpoint(self) -> str:
        endpoint: str = self.cleaned_data["endpoint"]
        if not is_push_service(endpoint):
            raise forms.ValidationError(_("That is no address of a push service we know."))
        return endpoint


def every_cell() -> list[tuple[str, str]]:
    return [(f"{group}:{channel}", "") for group in kinds.groups() for channel in CHANNELS]


def cells_on(kept: Preferences) -> list[str]:
    return [
        f"{group}:{channel}"
        for group in kinds.groups()
        for channel in kept.chosen.get(group, kinds.defaults(group))
    ]


def chosen_from(
    on: list[str], shown: tuple[Channel, ...], kept: Preferences
) -> dict[str, frozenset[Channel]]:
    before = set(cells_on(kept))
    return {
        key: frozenset(
            channel
            for channel in CHANNELS
            if f"{key}:{channel}" in (on if is_open(group, channel, shown) else before)
        )
        for key, group in kinds.groups().items()
    }


def is_open(group: kinds.NoticeGroup, channel: Channel, shown: tuple[Channel, ...]) -> bool:
    """Whether the page had a box for it that could be changed."""
    return channel in shown and channel not in group.always
