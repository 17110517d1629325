"""What people say about how they talk: receipts, presence, being away."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import AwayPeriod, User
from saypro.kit.text import clean_text

LONGEST = timedelta(days=366)


class MessagingForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    class Meta:
        model = User
        fields = ["shows_reading", "shows_presence"]


class AwayForm(forms.Form):
    """The last day away, by the person's own clock, and a line for those who write meanwhile."""

    until = forms.DateField(
        label=_("Until the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=_("Leave it empty if you do not know yet."),
        error_messages={"invalid": _("That is no date. Choose one, or leave it empty.")},
    )
    note = forms.CharField(
        label=_("A line for those who write to you"),
        required=False,
        max_length=140,
        help_text=_("Such as: On holiday, I answer in the evenings."),
        error_messages={"max_length": _("Longer than 140 characters. Shorten it.")},
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    @classmethod
    def of(cls, period: AwayPeriod | None, zone: ZoneInfo) -> "AwayForm":
        last = period.last_moment if period else None
        known = {
            "until": last.astimezone(zone).date() if last else None,
            "note": period.note if period else "",
        }
        return cls(initial=known, zone=zone)

    def clean_until(self) -> datetime | None:
        """The moment at which that day is over."""
        day: date | None = self.cleaned_data["until"]
        today = timezone.now().astimezone(self.zone).date()
        if day is None:
            return None
        if day < today:
            raise ValidationError(_("That day is over. Choose today or a later one."))
        if day > today + LONGEST:
            raise ValidationError(
                _("That is more than a year away. Choose an earlier day, or leave it empty.")
            )
        return datetime.combine(day + timedelta(days=1), time(), self.zone)

    def clean_note(self) -> str:
        return " ".join(clean_text(self.cleaned_data["note"]).split())
