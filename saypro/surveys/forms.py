"""What people tap and type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.kit.text import clean_text
from saypro.surveys.actions import Said
from saypro.surveys.matching import clean_phrases
from saypro.surveys.models import LONGEST, Case, Survey, Theme

FACTOR = "factor_"
TALKING = "talking"


class WordsField(forms.CharField):
    """A few clean lines of up to 1,000 characters; None where the form did not ask."""

    widget = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST})

    def __init__(self, **options: Any) -> None:
        message = _("That is longer than 1 000 characters. Shorten it.")
        super().__init__(
            required=False,
            max_length=LONGEST,
            empty_value=None,
            error_messages={"max_length": message},
            **options,
        )

    def clean(self, value: Any) -> str | None:
        cleaned: str | None = super().clean(clean_text(value) if isinstance(value, str) else None)
        return cleaned


class AnswerForm(forms.Form):
    """The score alone, as a tap sends it, or with the factors and words of the second step.

    `website` is a trap for programs: people do not see it.
    """

    score = forms.IntegerField(error_messages={"required": _("Choose one of the numbers.")})
    worked = WordsField()
    improve = WordsField()
    website = forms.CharField(required=False)

    def __init__(self, survey: Survey, data: Any = None) -> None:
        most = survey.version.most
        super().__init__(data)
        scale = _("Choose a number from 1 to %(most)s.") % {"most": most}
        bounds: dict[str, Any] = {"min_value": 1, "max_value": most}
        words = {"invalid": scale, "min_value": scale, "max_value": scale}
        self.fields["score"] = forms.IntegerField(**bounds, error_messages={"required": scale, **words})
        for key in survey.factors:
            self.fields[FACTOR + key] = forms.IntegerField(required=False, **bounds, error_messages=words)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("That did not look like a person. Try again from the link."))
        return ""

    @property
    def said(self) -> Said:
        """What a valid form says. An emptied box takes the words away, one that was not there leaves them."""
        cleaned = self.cleaned_data
        factors = {
            name.removeprefix(FACTOR): value
            for name, value in cleaned.items()
            if name.startswith(FACTOR) and value is not None
        }
        return Said(cleaned["score"], factors, self._typed("worked"), self._typed("improve"))

    def _typed(self, name: str) -> str | None:
        return (self.cleaned_data[name] or "") if name in self.data else None


class TalkingForm(forms.Form):
    """The stars for talking, sent along with a review; who gives none is not bothered."""

    talking = forms.TypedChoiceField(
        choices=[(stars, stars) for stars in range(1, 6)], coerce=int, empty_value=None, required=False
    )


CHOSEN = [choice for choice in Case.Outcome.choices if choice[0] != Case.Outcome.BETTER]


class OutcomeForm(forms.Form):
    """How a case ended."""

    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=CHOSEN,
        error_messages={
            "required": _("Say what came of it."),
            "invalid_choice": _("Choose one of the outcomes."),
        },
    )
    note = forms.CharField(
        label=_("A note for colleagues"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class FilingForm(forms.Form):
    """Under which theme a case belongs."""

    theme = forms.ModelChoiceField(
        label=_("Theme"),
        queryset=Theme.objects.none(),
        empty_label=_("Choose a theme"),
        error_messages={
            "required": _("Choose a theme."),
            "invalid_choice": _("There is no open theme like that. Choose another."),
        },
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["theme"].queryset = Theme.objects.filter(closed_at=None).order_by("name")  # type: ignore[attr-defined]


class ThemeForm(forms.Form):
    """A theme's name, and the phrases by which it is found."""

    name = forms.CharField(
        label=_("Name"), max_length=80, error_messages={"required": _("Give the theme a name.")}
    )
    phrases = forms.CharField(
        label=_("Phrases"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=3000,
        help_text=_(
            "One a line, in any language. With * at its end a phrase may be the beginning of a word."
        ),
    )

    def clean_phrases(self) -> list[str]:
        return clean_phrases(self.cleaned_data["phrases"])


class FixedForm(forms.Form):
    """What we did about a theme, in words that go to members."""

    fixed = forms.CharField(
        label=_("What we did, in words for members"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say what we did: everybody who raised it reads these words.")},
    )
