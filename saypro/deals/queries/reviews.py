"""What others said about a person, as everybody may read it."""

from datetime import datetime

from django.db.models import Count, Q, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.accounts.models import User
from saypro.deals.models import Review
from saypro.kit.paging import Page, page_of

PAGE = 20
NEWEST = ("-shown_from", "-pk")


class Side(TextChoices):
    """In which part the person was met."""

    ALL = "", pgettext_lazy("reviews", "All")
    SELLER = "seller", _("As seller")
    BUYER = "buyer", _("As buyer")


# Whoever was met as the seller was reviewed by the buyer.
MET = {Side.ALL: Q(), Side.SELLER: Q(part=Review.Part.BUYER), Side.BUYER: Q(part=Review.Part.SELLER)}


def reviews_page(
    person: User, at: datetime, *, side: Side = Side.ALL, after: str = "", size: int = PAGE
) -> Page[Review]:
    """What can be read, the latest to be shown first."""
    shown = Review.objects.shown(at).about(person).filter(MET[side]).select_related("author", "about")
    return page_of(shown, after, by=NEWEST, size=size)


def review_counts(person: User, at: datetime) -> dict[Side, int]:
    """How many can be read, by the part in which the person was met."""
    shown = Review.objects.shown(at).about(person)
    counted = shown.aggregate(**{side.name: Count("pk", filter=MET[side] or None) for side in Side})
    return {side: counted[side.name] for side in Side}
