"""What people type: what they look for, and what the office writes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from saypro.kit.text import clean_text
from saypro.knowledge import queries
from saypro.knowledge.actions import Draft
from saypro.knowledge.models import Article, Language, State, Topic
from saypro.knowledge.queries import Wish

LONGEST_SEARCH = 100


def asked(query: QueryDict) -> Wish:
    """What an address asks for; what is unknown there is not asked."""
    topic, language = query.get("topic", ""), query.get("language", "")
    return Wish(
        words_in(query),
        topic if topic in Topic.values else "",
        language if language in Language.values else "",
    )


def words_in(query: QueryDict) -> str:
    return " ".join(clean_text(query.get("q", "")).split())[:LONGEST_SEARCH]


class LineField(forms.CharField):
    def clean(self, value: Any) -> str:
        return str(super().clean(" ".join(clean_text(value if isinstance(value, str) else "").split())))


class ArticleForm(forms.Form):
    """An article as it is written; its address is asked for once, when it is new."""

    title = LineField(label=_("Title"), max_length=120, error_messages={"required": _("Give it a title.")})
    topic = forms.ChoiceField(label=_("Topic"), choices=Topic.choices)
    language = forms.ChoiceField(label=_("Language"), choices=Language.choices, initial="en")
    translates = forms.ModelChoiceField(
        label=_("Says the same as"),
        queryset=Article.objects.none(),
        required=False,
        empty_label=_("It is no translation"),
        error_messages={"invalid_choice": _("That article is not there any more. Choose another.")},
    )
    words = LineField(
        label=_("Other words for it"),
        max_length=200,
        required=False,
        help_text=_("What people call it who do not know our words. Search looks here, too."),
    )
    body = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("## makes a heading, 1. a step, **bold** a button’s name, [words](/address/) a link."),
        error_messages={"required": _("Write what helps.")},
    )
    slug = forms.SlugField(
        label=_("Address"),
        max_length=80,
        required=False,
        help_text=_("Stays for good. Without one it is made from the title."),
        error_messages={"invalid": _("Use letters, digits and dashes only.")},
    )
    state = forms.ChoiceField(label=_("Who reads it"), choices=State.choices, initial=State.DRAFT)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)

    def __init__(self, article: Article | None, data: Any = None) -> None:
        super().__init__(data, initial=written(article) if article else None)
        self.fields["translates"].queryset = queries.originals(article)  # type: ignore[attr-defined]
        if article:
            del self.fields["slug"]

    def clean_body(self) -> str:
        return clean_text(self.cleaned_data["body"])

    def clean(self) -> dict[str, Any]:
        said, wrong = self.cleaned_data, _("Originals are English. Choose another language.")
        if said.get("translates") and said.get("language") == Language.ENGLISH:
            self.add_error("translates", ValidationError(wrong))
        return said

    @property
    def draft(self) -> Draft:
        said = {name: value for name, value in self.cleaned_data.items() if name != "seen"}
        return Draft(**said)


def written(article: Article) -> dict[str, Any]:
    """What the form begins with."""
    names = ("title", "topic", "language", "translates", "words", "body", "state")
    return {**{name: getattr(article, name) for name in names}, "seen": article.number}
