"""What leads fill in about teams, shifts, hours, promises and escalation, read at the edge."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from saypro.accounts.models import User
from saypro.helpdesk.hours import Window, faults
from saypro.helpdesk.models import Category, Priority, Segment, Team
from saypro.helpdesk.models.routing import Moves
from saypro.helpdesk.models.teams import MOST_AT_ONCE
from saypro.helpdesk.promises import Basis, ClockKind

LANGUAGES = (
    ("en", gettext_lazy("English")),
    ("af", gettext_lazy("Afrikaans")),
    ("zu", gettext_lazy("isiZulu")),
)
LEVELS = (
    (1, gettext_lazy("Its agent")),
    (2, gettext_lazy("The team’s lead")),
    (3, gettext_lazy("The office")),
)
DAYS = (
    gettext_lazy("Monday"),
    gettext_lazy("Tuesday"),
    gettext_lazy("Wednesday"),
    gettext_lazy("Thursday"),
    gettext_lazy("Friday"),
    gettext_lazy("Saturday"),
    gettext_lazy("Sunday"),
)
WINDOW = re.compile(r"(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})")
LONGEST_H = 24 * 60
EARLIEST, LATEST = date(2000, 1, 1), date(2200, 1, 1)


class WindowsField(forms.CharField):
    """Times of a day, such as "08:00–12:00, 13:00–17:00"; nothing for a free day."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=100, **kwargs)

    def clean(self, value: Any) -> list[Window]:
        words = super().clean(value)
        windows = [window_of(part.strip()) for part in re.split("[,;]", words) if part.strip()]
        if faults(windows):
            raise ValidationError(_("Each time must end before the next one begins."))
        return windows


def window_of(words: str) -> Window:
    found = WINDOW.fullmatch(words)
    if not found:
        raise ValidationError(_("Write times like 08:00–12:00, 13:00–17:00."))
    begins_h, begins_min, ends_h, ends_min = map(int, found.groups())
    if begins_min > 59 or ends_min > 59:
        raise ValidationError(_("An hour has 60 minutes. Write times like 08:00–12:00."))
    return begins_h * 60 + begins_min, ends_h * 60 + ends_min


def words_of(windows: Sequence[Window]) -> str:
    return ", ".join(f"{clock(begins)}–{clock(ends)}" for begins, ends in windows)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


class WeekForm(forms.Form):
    """A field for each weekday."""

    def __init__(self, *args: Any, windows: dict[int, Sequence[Window]] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, name in enumerate(DAYS):
            words = words_of((windows or {}).get(weekday, ()))
            self.fields[f"day{weekday}"] = WindowsField(label=name, initial=words)

    @property
    def days(self) -> list[forms.BoundField]:
        return [self[f"day{weekday}"] for weekday in range(7)]

    def windows(self) -> dict[int, list[Window]]:
        return {weekday: self.cleaned_data[f"day{weekday}"] for weekday in range(7)}


class DayField(forms.DateField):
    """A day as browsers send it."""

    def __init__(self, *, label: Any, required: bool = True, help_text: Any = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            error_messages={
                "required": gettext_lazy("Choose a day."),
                "invalid": gettext_lazy("That is no day. Write it like 2026-12-16."),
            },
        )


def moment_of(day: date | None, at: datetime) -> datetime:
    """The beginning of that day on the office's clock; now for today and for none."""
    if day is None or day == timezone.localdate(at):
        return at
    return timezone.make_aware(datetime.combine(day, time()))


class HoursForm(WeekForm):
    keeps_holidays = forms.BooleanField(
        label=gettext_lazy("Closed on public holidays"), required=False, initial=True
    )
    since = DayField(
        label=gettext_lazy("From"), required=False, help_text=gettext_lazy("Nothing means from now on.")
    )


class ClosureForm(forms.Form):
    day = DayField(label=gettext_lazy("Day"))
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=80,
        error_messages={"required": gettext_lazy("Say in a few words why.")},
    )


def counting(label: Any, least: int, most: int, **kwargs: Any) -> forms.IntegerField:
    wrong = gettext_lazy("Write a whole number from %(least)s to %(most)s.") % {"least": least, "most": most}
    codes = ("required", "invalid", "min_value", "max_value")
    return forms.IntegerField(
        label=label, min_value=least, max_value=most, error_messages=dict.fromkeys(codes, wrong), **kwargs
    )


def one_of(label: Any, choices: Any, *, required: bool = True) -> forms.ChoiceField:
    wrong = gettext_lazy("Choose one from the list.")
    return forms.ChoiceField(
        label=label,
        choices=choices,
        required=required,
        error_messages={"required": wrong, "invalid_choice": wrong},
    )


def some_of(label: Any, choices: Any) -> forms.MultipleChoiceField:
    wrong = gettext_lazy("Choose from the list.")
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": wrong, "invalid_list": wrong},
    )


ANY = [("", pgettext_lazy("tickets", "Any"))]
CLOCKS = (
    (ClockKind.FIRST.value, gettext_lazy("First reply")),
    (ClockKind.NEXT.value, gettext_lazy("Next reply")),
    (ClockKind.RESOLUTION.value, gettext_lazy("Solve")),
)
BASES = (
    (Basis.CALENDAR.value, gettext_lazy("Every hour counts")),
    (Basis.OFFICE.value, gettext_lazy("Only office hours count")),
)


class PromiseForm(forms.Form):
    clock = one_of(gettext_lazy("Clock"), CLOCKS)
    category = one_of(gettext_lazy("Category"), [*ANY, *Category.choices], required=False)
    priority = one_of(gettext_lazy("Priority"), [*ANY, *Priority.choices], required=False)
    target_h = counting(gettext_lazy("Aim, in hours"), 1, LONGEST_H)
    breach_h = counting(gettext_lazy("Broken after, in hours"), 1, LONGEST_H)
    basis = one_of(gettext_lazy("Counted by"), BASES)
    since = DayField(
        label=gettext_lazy("From"), required=False, help_text=gettext_lazy("Nothing means from now on.")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("breach_h", LONGEST_H) < given.get("target_h", 0):
            self.add_error("breach_h", _("A promise cannot be broken before its aim. Write more hours."))
        return given


class TeamForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the team a name.")},
    )
    categories = some_of(gettext_lazy("Categories"), Category.choices)
    segments = some_of(gettext_lazy("Members"), Segment.choices)
    languages = some_of(gettext_lazy("Languages"), LANGUAGES)
    is_private = forms.BooleanField(
        label=gettext_lazy("Private"),
        required=False,
        help_text=gettext_lazy("Only its members and the leads see its tickets."),
    )


class MemberForm(forms.Form):
    """Somebody of the office in a team."""

    agent = forms.ModelChoiceField(
        label=gettext_lazy("Person"),
        queryset=User.objects.none(),
        to_field_name="handle",
        error_messages={
            "required": gettext_lazy("Choose somebody."),
            "invalid_choice": gettext_lazy("Choose somebody of our office."),
        },
    )
    capacity = counting(gettext_lazy("Open tickets at once"), 0, MOST_AT_ONCE, initial=8)
    languages = some_of(gettext_lazy("Answers in"), LANGUAGES)
    is_lead = forms.BooleanField(label=gettext_lazy("Leads this team"), required=False)

    def __init__(self, people: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agent"].queryset = people  # type: ignore[attr-defined]


class DayPlanForm(forms.Form):
    day = DayField(label=gettext_lazy("Day"))
    times = WindowsField(
        label=gettext_lazy("There"), help_text=gettext_lazy("Like 08:00–12:00; nothing means not at all.")
    )

    def clean_times(self) -> list[Window]:
        times: list[Window] = self.cleaned_data["times"]
        if len(times) > 1:
            raise ValidationError(_("Give one time for such a day."))
        return times


class DutyForm(forms.Form):
    is_on = forms.TypedChoiceField(
        label=gettext_lazy("I am"),
        choices=(("1", gettext_lazy("There")), ("0", gettext_lazy("Away"))),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Say whether you are there."),
            "invalid_choice": gettext_lazy("Say whether you are there."),
        },
    )
    until = forms.DateTimeField(
        label=gettext_lazy("Until"),
        required=False,
        help_text=gettext_lazy("Nothing means until the next shift begins or ends."),
        input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"invalid": gettext_lazy("That is no moment. Write it like 2026-12-16 14:00.")},
    )


class RoutingForm(forms.Form):
    is_on = forms.BooleanField(label=gettext_lazy("Assign tickets automatically"), required=False)
    moves = one_of(gettext_lazy("When somebody goes home, move on"), Moves.choices)
    default_team = forms.ModelChoiceField(
        label=gettext_lazy("Team for what no other takes"),
        queryset=Team.objects.all(),
        required=False,
        empty_label=gettext_lazy("None"),
        error_messages={"invalid_choice": gettext_lazy("Choose one from the list.")},
    )


class EscalationForm(forms.Form):
    """One rule; `amount` is shown only where it means something."""

    is_on = forms.BooleanField(label=pgettext_lazy("rule", "On"), required=False)
    level = forms.TypedChoiceField(
        label=gettext_lazy("Goes to"),
        choices=LEVELS,
        coerce=int,
        error_messages={
            "required": gettext_lazy("Choose one from the list."),
            "invalid_choice": gettext_lazy("Choose one from the list."),
        },
    )
    amount = counting(gettext_lazy("Amount"), 1, 1000, required=False)


class AuditForm(forms.Form):
    """Whose deeds, of which kind, and on which days."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("Person"),
        queryset=User.objects.none(),
        to_field_name="handle",
        required=False,
        empty_label=gettext_lazy("Everybody"),
        error_messages={"invalid_choice": gettext_lazy("Choose somebody of our office.")},
    )
    kind = one_of(gettext_lazy("What they did"), [], required=False)
    since = DayField(label=gettext_lazy("From"), required=False)
    until = DayField(label=gettext_lazy("To"), required=False)

    def __init__(self, people: Any, kinds: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["kind"].choices = [("", _("Anything")), *kinds.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for name in ("since", "until"):
            if (day := given.get(name)) and not EARLIEST < day < LATEST:
                self.add_error(name, _("There is nothing of that day."))
        return given


class RefusalForm(AuditForm):
    """Whose attempts, at what kind of thing, and on which days."""

    def __init__(self, people: Any, kinds: Mapping[str, Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(people, kinds, *args, **kwargs)
        self.fields["kind"].label = _("What they asked for")
        self.fields["person"].error_messages["invalid_choice"] = _("Choose somebody of the list.")
