"""What leads write on the plan of a quarter and in the review of a month."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.reports.actions import Line
from saypro.reports.forms import chosen
from saypro.reports.metrics import DECLARED
from saypro.reports.models import Part, PlanLine
from saypro.reports.queries import owners

KINDS = [("step", _("Something to do")), ("goal", _("A goal of that month"))]
FIGURES = [("", _("None")), *((one.key, one.name) for one in DECLARED)]


def words(label: Any, most: int, *, required: bool, rows: int = 2) -> forms.CharField:
    errors = {
        "required": _("Write what it is."),
        "max_length": _("Write at most %(limit_value)d letters."),
    }
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=most, required=required, widget=widget, error_messages=errors
    )


class LineForm(forms.Form):
    """A line of a plan."""

    text = words(_("What"), 300, required=True)
    part = forms.TypedChoiceField(
        label=_("When"),
        coerce=int,
        choices=Part.choices,
        error_messages={"invalid_choice": _("Choose one from the list.")},
    )
    kind = chosen(_("Kind"), KINDS, required=True)
    state = chosen(_("State"), PlanLine.State.choices, required=True)
    owner = chosen(_("Who looks after it"))
    metric = chosen(_("Figure whose target it serves"), FIGURES)
    note = words(_("Note"), 1000, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.owners: dict[str, User] = {one.handle: one for one in owners()}
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Nobody yet")), *((one.handle, one.name) for one in self.owners.values())]

    @property
    def line(self) -> Line:
        given = self.cleaned_data
        return Line(
            given["part"],
            " ".join(given["text"].split()),
            given["kind"] == "goal",
            given["metric"],
            self.owners.get(given["owner"]),
            given["state"],
            given["note"].strip(),
        )


def told(row: PlanLine) -> dict[str, Any]:
    """What the form shows of a line that is there."""
    return {
        "text": row.text,
        "part": row.part,
        "kind": "goal" if row.is_goal else "step",
        "state": row.state,
        "owner": row.owner.handle if row.owner else "",
        "metric": row.metric,
        "note": row.note,
    }


class ItemForm(forms.Form):
    """One more point of a review."""

    text = words(_("What to go through"), 300, required=True, rows=1)
    metric = chosen(_("Figure beside it"), FIGURES)
