"""What people fill in: a report, a decision, an appeal, a rule."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.kit.text import clean_text
from saypro.moderation.models import LONGEST_APPEAL, LONGEST_REASON, LONGEST_WORDS, Decision, Report
from saypro.moderation.rules import HEAVIEST, BadPhrase, Rule, phrase
from saypro.moderation.rules.rule import LANGUAGES, Language
from saypro.moderation.things import Thing

Reason, Verdict = Report.Reason, Decision.Verdict
REASONS: dict[str, tuple[str, ...]] = {
    Report.Kind.MESSAGE: (Reason.SCAM, Reason.OFFENSIVE, Reason.SPAM, Reason.OTHER),
    Report.Kind.PERSON: (Reason.SCAM, Reason.OFFENSIVE, Reason.SPAM, Reason.NO_SHOW, Reason.OTHER),
    Report.Kind.LISTING: (Reason.SCAM, Reason.FAKE_AD, Reason.OFFENSIVE, Reason.SPAM, Reason.OTHER),
    Report.Kind.REVIEW: (Reason.OFFENSIVE, Reason.SPAM, Reason.OTHER),
}
SPANS = {"1": 1, "7": 7, "30": 30, "": None}  # days a suspension may last; "" is for good


class WordsField(forms.CharField):
    """Several lines of anybody's words, cleaned."""

    def __init__(self, *, longest: int, rows: int = 4, **kwargs: Any) -> None:
        self.longest = longest
        widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
        super().__init__(widget=widget, strip=True, **kwargs)

    def clean(self, value: Any) -> str:
        words = clean_text(super().clean(value))
        if len(words) > self.longest:
            over = len(words) - self.longest
            raise ValidationError(_("That is %(over)d characters too long. Shorten it.") % {"over": over})
        return words


class ReportForm(forms.Form):
    """Why, in the reporter's words, and whether to block at once."""

    reason = forms.ChoiceField(
        label=gettext_lazy("What is wrong?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose what is wrong."),
            "invalid_choice": gettext_lazy("That is not one of the reasons. Choose one from the list."),
        },
    )
    words = WordsField(label=gettext_lazy("What should we know?"), longest=LONGEST_WORDS, required=False)
    block = forms.BooleanField(required=False)

    def __init__(self, thing: Thing, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Reason.choices)
        reason, block = self.fields["reason"], self.fields["block"]
        reason.choices = [(one, labels[Reason(one)]) for one in REASONS[thing.kind]]  # type: ignore[attr-defined]
        name = thing.about.first_name
        block.label = _("Also block %(name)s: neither of you can write to the other any more") % {
            "name": name
        }


class DecisionForm(forms.Form):
    """What our office decides; `fit` are the verdicts that go with this kind of report."""

    verdict = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a decision."),
            "invalid_choice": gettext_lazy("That cannot be done here. Choose one from the list."),
        },
    )
    span = forms.ChoiceField(
        label=gettext_lazy("For how long, if you stop them from writing"),
        required=False,
        choices=[
            ("7", gettext_lazy("7 days")),
            ("1", gettext_lazy("1 day")),
            ("30", gettext_lazy("30 days")),
            ("", gettext_lazy("For good")),
        ],
    )
    reason = WordsField(
        label=gettext_lazy("Reason, which the person reads"), longest=LONGEST_REASON, required=False
    )

    def __init__(self, fit: tuple[str, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = dict(Verdict.choices)
        self.fields["verdict"].choices = [(one, labels[Verdict(one)]) for one in fit]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("verdict") not in (None, Verdict.NONE) and not cleaned.get("reason"):
            self.add_error("reason", _("Write the reason. The person it is about reads it."))
        return cleaned

    def until(self, at: datetime) -> datetime | None:
        """When a suspension ends; None for good and for every other verdict."""
        days = SPANS[self.cleaned_data["span"]]
        is_bounded = self.cleaned_data["verdict"] == Verdict.SUSPEND and days is not None
        return at + timedelta(days=days or 0) if is_bounded else None


class AppealForm(forms.Form):
    words = WordsField(
        label=gettext_lazy("Why should we decide differently?"),
        longest=LONGEST_APPEAL,
        rows=6,
        error_messages={"required": gettext_lazy("Write why we should look at it again.")},
    )


class PhrasesField(forms.CharField):
    """One phrase a line."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 10, "spellcheck": "false", "class": "mono t-sm"})
        super().__init__(widget=widget, required=False, strip=True, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = tuple(dict.fromkeys(filter(None, map(str.strip, super().clean(value).splitlines()))))
        if len(lines) > MOST_PHRASES:
            raise ValidationError(
                _("A rule may have %(most)d phrases. Take some out.") % {"most": MOST_PHRASES}
            )
        for line in lines:
            require_phrase(line)
        return lines


MOST_PHRASES, LONGEST_PHRASE = 400, 300


def require_phrase(line: str) -> None:
    """Raises ValidationError naming the phrase that cannot be read."""
    if len(line) > LONGEST_PHRASE:
        raise ValidationError(_("A phrase is longer than 300 characters: “%(line)s…”") % {"line": line[:40]})
    try:
        phrase(line)
    except BadPhrase:
        raise ValidationError(
            _("“%(line)s” cannot be read. Use words, | between alternatives, .. for a gap.") % {"line": line}
        ) from None


class RuleForm(forms.Form):
    """A rule as the office wants it."""

    is_on = forms.BooleanField(label=gettext_lazy("The rule is on"), required=False)
    weight = forms.IntegerField(
        label=gettext_lazy("Weight"),
        min_value=1,
        max_value=HEAVIEST,
        error_messages={
            "required": gettext_lazy("Give it a weight from 1 to 10."),
            "invalid": gettext_lazy("Use a whole number from 1 to 10."),
            "min_value": gettext_lazy("The lightest weight is 1. Switch the rule off instead."),
            "max_value": gettext_lazy("The heaviest weight is 10."),
        },
    )
    phrases_all = PhrasesField(label=gettext_lazy("Phrases of word lists, for every language"))
    phrases_en = PhrasesField(label=gettext_lazy("English phrases"))
    phrases_af = PhrasesField(label=gettext_lazy("Afrikaans phrases"))
    phrases_zu = PhrasesField(label=gettext_lazy("isiZulu phrases"))
    unless = PhrasesField(label=gettext_lazy("Except where one of these stands"))

    def phrases(self) -> dict[Language, tuple[str, ...]]:
        said = {language: self.cleaned_data[f"phrases_{language}"] for language in LANGUAGES}
        return {language: lines for language, lines in said.items() if lines}


def initial_of(rule: Rule, *, is_on: bool) -> dict[str, Any]:
    said = {f"phrases_{language}": rule.phrases.get(language, ()) for language in LANGUAGES}
    return {"is_on": is_on, "weight": rule.weight, "unless": rule.unless, **said}


class ThresholdForm(forms.Form):
    threshold = forms.IntegerField(
        label=gettext_lazy("Warn from this many points on"),
        min_value=1,
        max_value=30,
        error_messages={
            "required": gettext_lazy("Write a number from 1 to 30."),
            "invalid": gettext_lazy("Use a whole number from 1 to 30."),
            "min_value": gettext_lazy("The lowest is 1: every rule then warns alone."),
            "max_value": gettext_lazy("The highest is 30: hardly anything is warned about then."),
        },
    )


class TryForm(forms.Form):
    """A text to try the rules on; nothing of it is kept."""

    text = WordsField(label=gettext_lazy("Try a text"), longest=4000, required=False)
    days = forms.IntegerField(
        label=gettext_lazy("Sender’s days here"), min_value=0, max_value=99999, required=False, initial=365
    )
    same_text = forms.IntegerField(
        label=gettext_lazy("Said in so many threads"), min_value=1, max_value=9999, required=False, initial=1
    )
