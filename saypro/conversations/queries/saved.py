"""The filters a person gave a name, and what there is to filter by."""

from dataclasses import dataclass

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.models import SavedFilter
from saypro.conversations.queries.inbox import mine
from saypro.listings.models import Category, Listing
from saypro.listings.queries import category_tree

MOST_SAVED = 20
MOST_ADS = 200


@dataclass(frozen=True, slots=True)
class Subjects:
    """The ads the person talks about, by title, and their categories: each root with its leaves."""

    ads: list[Listing]
    categories: list[tuple[Category, list[Category]]]


def saved_filters(person: User) -> list[SavedFilter]:
    """In the person's own order."""
    return list(SavedFilter.objects.filter(person=person).order_by("position", "pk")[:MOST_SAVED])


def subjects_of(person: User) -> Subjects:
    """The newest `MOST_ADS` of the ads, with their categories."""
    talked = mine(person).exclude(conversation__listing=None).filter(places.HAS_WORDS)
    newest = talked.order_by("-conversation__last_message_at").values_list("conversation__listing", flat=True)
    ads = list(Listing.objects.filter(pk__in=list(dict.fromkeys(newest[: 2 * MOST_ADS]))[:MOST_ADS]))
    used = {ad.category_id for ad in ads}
    branches = [
        (branch.root, [leaf for leaf in branch.children if leaf.pk in used])
        for branch in category_tree().branches
    ]
    categories = [(root, leaves) for root, leaves in branches if leaves or root.pk in used]
    return Subjects(sorted(ads, key=lambda ad: ad.title.casefold()), categories)
