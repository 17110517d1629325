"""What people tap and type."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.kit.text import clean_text
from saypro.surveys.actions import Said
from saypro.surveys.models import LONGEST, Survey

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
