"""Until when a member has the premium plan."""

from datetime import date, datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts import plans

LONGEST = timedelta(days=5 * 366)


class PlanForm(forms.Form):
    """The last day of the plan."""

    until = forms.DateField(
        label=_("Premium until the end of"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("Choose the last day."),
            "invalid": _("That is no date. Choose the last day."),
        },
    )

    @classmethod
    def of(cls, until: datetime | None) -> "PlanForm":
        return cls(initial={"until": plans.last_day(until) if until else None})

    def clean_until(self) -> datetime:
        """The moment at which that day is over."""
        day: date = self.cleaned_data["until"]
        today = plans.last_day(timezone.now())
        if day < today:
            raise ValidationError(_("That day is over. Choose today or a later one."))
        if day > today + LONGEST:
            raise ValidationError(_("That is more than five years away. Choose an earlier day."))
        return plans.end_of(day)
