"""What people choose on the pages of figures."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models import Category, Channel, Segment, Team
from saypro.kit.places import PROVINCE_CHOICES
from saypro.listings.models import Category as AdCategory
from saypro.reports import scopes
from saypro.reports.custom import BREAKABLE, DIMENSIONS, MOST_FIGURES, Question
from saypro.reports.goals import Goal, Scope
from saypro.reports.kinds import DECLARED as REPORTS
from saypro.reports.metrics import DECLARED
from saypro.reports.models import MOST_HOURS
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import MOST_DAYS, Filters

ANY = [("", _("All"))]
LENGTHS = [("week", _("Week")), ("month", _("Month")), ("quarter", _("Quarter"))]
LANGUAGES = [("en", "English"), ("af", "Afrikaans"), ("zu", "isiZulu")]
WRONG = _("Choose one from the list.")
NO_DAY = _("That is no day. Write it like 2026-12-16.")
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)


def chosen(label: Any, choices: Any = (), *, required: bool = False) -> forms.ChoiceField:
    errors = {"invalid_choice": WRONG, "required": WRONG}
    return forms.ChoiceField(label=label, choices=choices, required=required, error_messages=errors)


def day(label: Any, *, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=False, widget=widget, help_text=help_text, error_messages={"invalid": NO_DAY}
    )


class PeriodForm(forms.Form):
    """A week, month or quarter, and which tickets."""

    length = chosen(_("Length"), LENGTHS)
    day = day(_("A day in it"))
    category = chosen(_("Category"), [*ANY, *Category.choices])
    ad_category = chosen(_("Category of the ad"))
    region = chosen(_("Province"), [*ANY, *PROVINCE_CHOICES])
    segment = chosen(_("Members"), [*ANY, *Segment.choices])
    team_id = chosen(_("Team"))
    channel = chosen(_("Channel"), [*ANY, *Channel.choices])
    language = chosen(_("Language"), [*ANY, *LANGUAGES])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ads = AdCategory.objects.order_by("path").values_list("slug", "name")
        teams = Team.objects.values_list("pk", "name")
        offer(self.fields["ad_category"], [*ANY, *ads])
        offer(self.fields["team_id"], [*ANY, *((str(pk), name) for pk, name in teams)])

    def clean_day(self) -> date | None:
        given: date | None = self.cleaned_data["day"]
        if given and not FIRST <= given < LAST:
            raise forms.ValidationError(NO_DAY)
        return given

    def period(self, today: date) -> Period:
        """The quarter of today where nothing is chosen."""
        length = Length(self.cleaned_data["length"] or Length.QUARTER)
        return period_of(length, self.cleaned_data["day"] or today)

    @property
    def drawn_from(self) -> str:
        """All that its fields are drawn from: drawing two hundred choices takes longer than the rest."""
        fields = [(name, getattr(field, "choices", ())) for name, field in self.fields.items()]
        return repr((get_language(), sorted(self.data.items()), self.errors, fields))

    @property
    def filters(self) -> Filters:
        return Filters(**{name: self.cleaned_data[name] for name in Filters.__dataclass_fields__})


def offer(field: forms.Field, choices: list[Any]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


NARROWING = tuple(Filters.__dataclass_fields__)
OTHERS = ("format",)


class CustomForm(PeriodForm):
    """Figures by up to two of what is known of tickets. What is not known here is refused, not ignored."""

    figure = forms.MultipleChoiceField(
        label=_("Figures"),
        choices=[(one.key, one.name) for one in BREAKABLE],
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one figure."),
            "invalid_choice": _("There is no such figure: %(value)s."),
        },
    )
    by = chosen(_("By"))
    then_by = chosen(_("Then by"))
    since = day(_("From"))
    until = day(_("Up to and with"))

    def __init__(self, *args: Any, is_lead: bool, **kwargs: Any) -> None:
        """What single agents do is broken down for leads only."""
        super().__init__(*args, **kwargs)
        offered = [(key, name) for key, name in DIMENSIONS.items() if is_lead or key != "agent"]
        for name in ("by", "then_by"):
            offer(self.fields[name], [("", _("Nothing")), *offered])

    def clean_figure(self) -> list[str]:
        found: list[str] = self.cleaned_data["figure"]
        if len(found) > MOST_FIGURES:
            raise forms.ValidationError(now("Choose at most four figures."))
        return found

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        unknown = sorted(set(self.data) - set(self.fields) - set(OTHERS))
        if unknown:
            raise forms.ValidationError(now("There is nothing called {name}.").format(name=unknown[0][:40]))
        if given.get("by") and given.get("by") == given.get("then_by"):
            self.add_error("then_by", now("Choose something else than before."))
        since, until = given.get("since"), given.get("until")
        bounds = [one for one in (since, until) if one]
        if any(not FIRST <= one < LAST for one in bounds):
            raise forms.ValidationError(NO_DAY)
        if since and until and not timedelta(0) <= until - since < timedelta(days=MOST_DAYS):
            self.add_error("until", now("Choose a day after the first, at most 400 days later."))
        return given

    def question(self, today: date) -> Question:
        """The last four weeks where no days are chosen."""
        given = self.cleaned_data
        until = (given["until"] or today) + timedelta(days=1)
        since = given["since"] or until - timedelta(days=28)
        since = max(since, until - timedelta(days=MOST_DAYS))
        by = [name for name in (given["by"], given["then_by"]) if name]
        return Question(given["figure"], by, min(since, until), until, self.filters)


class IssueForm(forms.Form):
    """A report to be made by hand."""

    kind = chosen(_("Report"), [(one.key, one.name) for one in REPORTS], required=True)
    day = day(_("A day in it"), help_text=_("Nothing means the time that is running."))

    def clean_day(self) -> date | None:
        given: date | None = self.cleaned_data["day"]
        if given and not FIRST <= given < LAST:
            raise forms.ValidationError(NO_DAY)
        return given


class HoldForm(forms.Form):
    """Which report waits for how many hours."""

    kind = chosen(_("Report"), [(one.key, one.name) for one in REPORTS], required=True)
    hours = forms.IntegerField(
        label=_("Hours"),
        min_value=1,
        max_value=MOST_HOURS,
        initial=24,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Write a whole number of hours, from 1 to 168."),
        ),
    )


class TargetForm(forms.Form):
    """A goal for a figure."""

    metric = chosen(_("Figure"), [(one.key, one.name) for one in DECLARED], required=True)
    length = chosen(_("Each"), LENGTHS, required=True)
    tickets = forms.ChoiceField(
        label=_("For which tickets"),
        required=False,
        choices=scopes.choices,
        error_messages={"invalid_choice": _("There are no such tickets. Choose from the list.")},
    )
    goal = forms.FloatField(
        label=_("Goal"),
        min_value=0,
        max_value=10**9,
        help_text=_("A number, per cent or hours, as the figure is."),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write a number, such as 90.")
        ),
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=200,
        required=False,
        error_messages={"max_length": _("Write at most 200 letters.")},
    )
    valid_from = day(_("From"), help_text=_("Nothing means from today on."))

    def aim(self, today: date) -> Goal:
        given = self.cleaned_data
        scope, of = scopes.chosen(given["tickets"] or f"{Scope.ALL}:")
        since = max(given["valid_from"] or today, today)
        length = Length(given["length"])
        return Goal(given["metric"], given["goal"], length, scope, of, None, given["note"], "", since)

    def clean_valid_from(self) -> date | None:
        given: date | None = self.cleaned_data["valid_from"]
        if given and not FIRST <= given < LAST:
            raise forms.ValidationError(now("That is no day. Write it like 2026-12-16."))
        return given
