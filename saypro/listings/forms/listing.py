"""The ad as its seller writes it: the same form for a new ad and for changing one."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from saypro.kit import places
from saypro.kit.money import sum_of_money
from saypro.kit.text import clean_text
from saypro.listings.actions import Wording
from saypro.listings.forms import questions
from saypro.listings.forms.words import one_line
from saypro.listings.models import Category, Condition, Listing
from saypro.listings.queries import Tree


class PriceField(forms.CharField):
    """A sum as people write it: "R 14 500" as well as "14500"."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        price = sum_of_money(text)
        if price is None:
            raise forms.ValidationError(_("That is not a price. Use digits only, like 14 500."))
        return price


class ListingForm(forms.Form):
    """Gives a Wording. The questions of the chosen category are fields of their own, see `questions`."""

    category = forms.ChoiceField(
        label=_("Category"), error_messages={"required": _("Choose where people should look for it.")}
    )
    title = forms.CharField(
        label=_("Title"),
        max_length=90,
        help_text=_("Brand, model and size help people find it."),
        error_messages={"required": _("Give your ad a title.")},
        widget=forms.TextInput({"dir": "auto"}),
    )
    price = PriceField(
        label=_("Price (R)"),
        required=False,
        max_length=20,
        help_text=_("Leave it empty for “Price on request”."),
        widget=forms.TextInput({"inputmode": "decimal", "class": "num"}),
    )
    condition = forms.ChoiceField(
        label=_("Condition"), required=False, choices=[("", _("Not said")), *Condition.choices]
    )
    town = forms.ChoiceField(
        label=_("Town"),
        choices=[("", _("Choose a town")), *places.TOWN_CHOICES_BY_PROVINCE],
        help_text=_("Buyers see the town, never your address."),
        error_messages={"required": _("Choose the town where people can see it.")},
    )
    description = forms.CharField(
        label=_("Description"),
        max_length=5000,
        required=False,
        help_text=_("What is it, how old, any faults, why are you selling?"),
        widget=forms.Textarea({"rows": 7}),
    )

    def __init__(self, tree: Tree, data: QueryDict | None = None, **rest: Any) -> None:
        super().__init__(data, **rest)
        self.tree = tree
        self.fields["category"].choices = [("", _("Choose a category")), *grouped(tree)]  # type: ignore[attr-defined]
        self.kind = self.chosen_category()
        self.questions = questions.fields_for(self.kind.fields) if self.kind else {}
        self.fields.update(self.questions)

    def chosen_category(self) -> Category | None:
        slug = self.data.get("category") or self.initial.get("category", "")
        category = self.tree.find(slug)
        return category if category in self.tree.leaves() else None

    @property
    def asked(self) -> list[forms.BoundField]:
        """The category's questions."""
        return [self[name] for name in self.questions]

    @property
    def asks_condition(self) -> bool:
        return self.kind is None or self.kind.asks_condition

    def clean_title(self) -> str:
        title = one_line(self.cleaned_data["title"])
        if not any(each.isalnum() for each in title):
            raise forms.ValidationError(_("Give your ad a title with words in it."))
        return title

    def clean_description(self) -> str:
        return clean_text(self.cleaned_data["description"])

    def wording(self) -> Wording:
        """What the ad says; only after `is_valid`."""
        said = self.cleaned_data
        assert self.kind is not None
        return Wording(
            category=self.kind,
            title=said["title"],
            town=said["town"],
            description=said["description"],
            price=said["price"],
            condition=said["condition"] if self.asks_condition else "",
            details=questions.answers(self.questions, said),
        )


def grouped(tree: Tree) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(each.root.name, [(kind.slug, kind.name) for kind in each.children]) for each in tree.branches]


def initial_of(listing: Listing) -> Mapping[str, Any]:
    """What the form shows for an ad that is there already."""
    price: Decimal | None = listing.price.amount if listing.price is not None else None
    return {
        "category": listing.category.slug,
        "title": listing.title,
        "price": f"{price.normalize():f}" if price is not None else "",
        "condition": listing.condition,
        "town": listing.town,
        "description": listing.description,
    } | {questions.name_of(key): questions.shown(answer) for key, answer in listing.details.items()}
