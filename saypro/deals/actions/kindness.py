"""Kind closing: a word to everybody else who wanted what one person gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation, Message
from saypro.deals.actions.closing import close
from saypro.deals.actions.records import record_offer
from saypro.deals.actions.table import lock_ad
from saypro.deals.events import OfferDeclined, OfferWithdrawn, OthersTold
from saypro.deals.models import Deal, Offer
from saypro.deals.refusals import Refused
from saypro.events import actions as events
from saypro.listings.models import Listing


@dataclass(frozen=True, slots=True)
class Farewell:
    """What to say in one thread; the text has passed `clean_body`."""

    conversation: Conversation
    text: str


@transaction.atomic
def tell_others(
    listing: Listing, farewells: Sequence[Farewell], *, by: User, token: UUID, at: datetime
) -> list[Conversation]:
    """Say these words in these threads and close the offers open there; returns where they were said.

    Safe to repeat: what was said under this `token` is not said again. Raises Refused while the ad is still
    for anybody, for anybody but its seller, and for threads about other ads. Where one of the two has blocked
    the other nothing is said, but the offer is closed.
    """
    listing = lock_ad(listing.pk)
    _require_settled(listing, by)
    if any(one.conversation.listing_id != listing.pk for one in farewells):
        raise Refused(_("One of these conversations is about another ad."))
    posts = [
        conversations.Post(one.conversation.ref, by.pk, uuid5(token, one.conversation.ref), one.text)
        for one in farewells
    ]
    repeated = _said_before(by, posts)
    told = _said(farewells, posts)
    _close_offers(listing, [one.conversation.pk for one in farewells], by=by, at=at)
    if fresh := [thread.pk for client_id, thread in told.items() if client_id not in repeated]:
        events.record(OthersTold(actor_id=by.pk, listing_id=listing.pk, conversations=fresh, occurred_at=at))
    return list(told.values())


def _require_settled(listing: Listing, by: User) -> None:
    if by.pk != listing.seller_id:
        raise Refused(_("Only the seller can do that."))
    if listing.state == Listing.State.LIVE and not Deal.objects.standing().filter(listing=listing).exists():
        raise Refused(_("Your ad is still available to everybody. Accept an offer or mark it as sold first."))


def _said_before(by: User, posts: Sequence[conversations.Post]) -> set[UUID]:
    said = Message.objects.filter(sender=by, client_id__in=[post.client_id for post in posts])
    return set(said.values_list("client_id", flat=True))


def _said(farewells: Sequence[Farewell], posts: Sequence[conversations.Post]) -> dict[UUID, Conversation]:
    """Where the words stand now; a pair that has blocked each other is passed over."""
    outcomes = conversations.post_messages(posts) if posts else []
    return {
        post.client_id: one.conversation
        for one, post, outcome in zip(farewells, posts, outcomes, strict=True)
        if isinstance(outcome, conversations.Posted)
    }


def _close_offers(listing: Listing, conversation_ids: Sequence[int], *, by: User, at: datetime) -> None:
    """Say no to their offers and take one's own back, in the order of the threads."""
    found = Offer.objects.between_people().open(at).filter(listing=listing, conversation__in=conversation_ids)
    for offer in found.order_by("conversation"):
        is_own = offer.maker_id == by.pk
        close(offer, Offer.State.WITHDRAWN if is_own else Offer.State.DECLINED, at=at)
        record_offer(OfferWithdrawn if is_own else OfferDeclined, offer, actor_id=by.pk, at=at)
