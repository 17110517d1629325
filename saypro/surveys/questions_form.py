"""The questions and their rules, as leads write them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from saypro.kit.text import clean_text
from saypro.surveys.models import Version
from saypro.surveys.words import factor

WORDS = {
    "question": (_("Question"), 120, True),
    "note": (_("Below it"), 160, False),
    "low_end": (_("Left end of the scale"), 40, True),
    "high_end": (_("Right end of the scale"), 40, True),
    "worked": (_("First box"), 80, True),
    "improve": (_("Second box"), 80, True),
    "reward": (_("What taking part earns, whatever the score"), 160, False),
}
LANGUAGES = {"en": "English", "af": "Afrikaans", "zu": "isiZulu"}
RULES = ("factors", "factors_each", "cooldown_days", "request_hours", "remind_days")


class WordsField(forms.CharField):
    """One line without braces, which our sentences use for what they fill in."""

    def clean(self, value: Any) -> str:
        line = " ".join(clean_text(value if isinstance(value, str) else "").split())
        if "{" in line or "}" in line:
            raise forms.ValidationError(_("Leave out { and }."))
        return str(super().clean(line))


class QuestionsForm(forms.Form):
    """Begins with what is asked now; its fields of one language stand together in `languages`."""

    factors_each = forms.TypedChoiceField(
        label=_("Factors asked each time"), choices=[(0, "0"), (1, "1"), (2, "2")], coerce=int
    )
    cooldown_days = forms.IntegerField(
        label=_("Days between two requests to a person"), min_value=1, max_value=90
    )
    request_hours = forms.IntegerField(label=_("Hours before a request is sent"), min_value=0, max_value=72)
    remind_days = forms.IntegerField(
        label=_("Days before the one reminder, 0 for none"), min_value=0, max_value=13
    )

    def __init__(self, version: Version, data: Any = None) -> None:
        super().__init__(data, initial=said_by(version))
        keys = list(version.said("en")["factors"])
        self.fields["factors"] = forms.MultipleChoiceField(
            label=_("Factors, asked in turns"),
            choices=[(key, factor(key)) for key in keys],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        for language in version.words:
            for key, (label, longest, is_needed) in WORDS.items():
                self.fields[f"{language}_{key}"] = WordsField(
                    label=label, max_length=longest, required=is_needed
                )
            for key in keys:
                self.fields[f"{language}_factor_{key}"] = WordsField(label=factor(key), max_length=120)

    def languages(self) -> list[tuple[str, str, list[forms.BoundField]]]:
        """Key, name and fields of each."""
        return [
            (key, name, [self[field] for field in self.fields if field.startswith(f"{key}_")])
            for key, name in LANGUAGES.items()
        ]

    @property
    def rules(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in RULES}

    @property
    def words(self) -> dict[str, dict[str, Any]]:
        return {key: self.words_in(key) for key in LANGUAGES if f"{key}_question" in self.cleaned_data}

    def words_in(self, language: str) -> dict[str, Any]:
        said = {
            name.removeprefix(f"{language}_"): words
            for name, words in self.cleaned_data.items()
            if name.startswith(f"{language}_")
        }
        plain = {key: words for key, words in said.items() if not key.startswith("factor_")}
        factors = {
            key.removeprefix("factor_"): words for key, words in said.items() if key.startswith("factor_")
        }
        return {**plain, "factors": factors}


def said_by(version: Version) -> dict[str, Any]:
    """The fields as they are now."""
    said: dict[str, Any] = {name: getattr(version, name) for name in RULES}
    for language, words in version.words.items():
        said |= {f"{language}_{key}": words.get(key, "") for key in WORDS}
        said |= {f"{language}_factor_{key}": text for key, text in words["factors"].items()}
    return said
