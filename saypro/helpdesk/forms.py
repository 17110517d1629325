"""What agents fill in to keep something ready."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.helpdesk.filling import VARIABLES
from saypro.helpdesk.models import CannedReply, Category, Checklist, Macro, Priority, Team
from saypro.helpdesk.models.canned import Kept
from saypro.helpdesk.queries import agents, may_keep_for_all, teams_kept_by

SHORTCUT = RegexValidator(r"^[\w-]+$", _("Letters, digits and hyphens only, such as approve."))
USABLE = ", ".join(f"{{{{{name}}}}}" for name in VARIABLES)
ROWS = {"rows": 6, "dir": "auto"}


class KeptForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Something kept ready, and for whom."""

    audience = forms.ChoiceField(label=_("Who uses it"))

    def __init__(self, *args: Any, agent: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.teams = {f"team:{team.pk}": team for team in teams_kept_by(agent)}
        for_all = [("all", now("Everybody in the office"))] if may_keep_for_all(agent) else []
        teams = [(key, team.name) for key, team in self.teams.items()]
        audience = self.fields["audience"]
        if isinstance(audience, forms.ChoiceField):
            audience.choices = [("me", now("Only me")), *teams, *for_all]
        audience.initial = audience_of(self.instance)

    @property
    def chosen(self) -> str | Team:
        audience: str = self.cleaned_data["audience"]
        return self.teams.get(audience, audience)

    @property
    def said(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "audience"}

    def validate_unique(self) -> None:
        """The database says so, and `actions` in words."""

    def validate_constraints(self) -> None:
        """Likewise."""


def audience_of(kept: Kept) -> str:
    if kept.team_id:
        return f"team:{kept.team_id}"
    return "all" if kept.pk and not kept.owner_id else "me"


class CannedForm(KeptForm):
    """A reply under a shortcut."""

    class Meta:
        model = CannedReply
        fields = ["name", "shortcut", "body"]
        widgets = {"body": forms.Textarea(attrs=ROWS)}
        help_texts = {
            "shortcut": _("Type / and this in a reply to insert it."),
            "body": USABLE,
        }

    def clean_shortcut(self) -> str:
        shortcut: str = self.cleaned_data["shortcut"].strip().lstrip("/")
        SHORTCUT(shortcut)
        return shortcut


class MacroForm(KeptForm):
    """Everything a macro may do; what is left empty stays as it is on the ticket."""

    category = forms.ChoiceField(
        label=_("File under"), required=False, choices=[("", _("As it is")), *Category.choices]
    )
    priority = forms.ChoiceField(
        label=_("Priority"), required=False, choices=[("", _("As it is")), *Priority.choices]
    )
    ends = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("As it is")), *Macro.Ends.choices]
    )
    assigns = forms.ChoiceField(
        label=_("Give it to"), required=False, choices=[("", _("As it is")), *Macro.Assigns.choices]
    )

    class Meta:
        model = Macro
        fields = [
            "name",
            "reply",
            "note",
            "category",
            "priority",
            "priority_reason",
            "ends",
            "assigns",
            "agent",
            "then",
        ]
        widgets = {"reply": forms.Textarea(attrs=ROWS), "note": forms.Textarea(attrs={**ROWS, "rows": 3})}
        labels = {"agent": _("Which colleague")}
        help_texts = {"reply": USABLE}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = self.fields["agent"]
        if isinstance(colleagues, forms.ModelChoiceField):
            colleagues.queryset = agents()
            colleagues.empty_label = now("Nobody")


class ChecklistForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    """Steps, each on a line of its own."""

    steps = forms.CharField(
        label=_("Steps"),
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
        help_text=_("One on each line, in the order they are taken."),
        max_length=5000,
    )

    class Meta:
        model = Checklist
        fields = ["category", "name", "steps"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["steps"] = "\n".join(self.instance.steps)

    def clean_steps(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["steps"].splitlines() if line.strip()]
        if not lines:
            raise ValidationError(_("Write at least one step."))
        return lines

    def validate_unique(self) -> None:
        """The database says so, and `actions` in words."""

    def validate_constraints(self) -> None:
        """Likewise."""
