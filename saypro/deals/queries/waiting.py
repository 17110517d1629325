"""Who else wants an ad that one person gets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import F

from saypro.accounts.models import User
from saypro.conversations.models import Block, Conversation, Message, Participant
from saypro.deals.models import Deal, Offer
from saypro.listings.models import Listing

RECENT = timedelta(days=30)
MOST = 50


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who offered for an ad or asked about it; `is_waiting` when the next word is the seller's."""

    conversation: Conversation
    person: User
    offer: Offer | None
    is_waiting: bool


def others_wanting(listing: Listing, at: datetime) -> list[Waiting]:
    """The others who talked about the ad within 30 days, those who wait first; at most `MOST`.

    Left out are those who have a deal about it, who left, and who cannot be written to.
    """
    places = _places(listing, at)
    offers = {offer.conversation_id: offer for offer in Offer.objects.open(at).filter(listing=listing)}
    spoke = _last_speakers([place.conversation_id for place in places])
    blocked = _blocked_by_or_blocking(listing.seller)
    found = [
        Waiting(
            place.conversation,
            place.person,
            offer := offers.get(place.conversation_id),
            is_waiting=offer is not None or spoke.get(place.conversation_id) != listing.seller_id,
        )
        for place in places
        if place.person_id not in blocked
    ]
    return sorted(found, key=lambda one: not one.is_waiting)


def _places(listing: Listing, at: datetime) -> list[Participant]:
    dealing = Deal.objects.standing().filter(listing=listing).values("conversation")
    return list(
        Participant.objects.filter(
            conversation__listing=listing,
            conversation__last_seq__gt=0,
            conversation__last_message_at__gte=at - RECENT,
            part=Participant.Part.BUYER,
            left_at=None,
            person__is_active=True,
        )
        .exclude(conversation__in=dealing)
        .select_related("conversation", "person")
        .order_by("-conversation__last_message_at")[:MOST]
    )


def _last_speakers(conversation_ids: list[int]) -> dict[int, int]:
    last = Message.objects.filter(conversation__in=conversation_ids, seq=F("conversation__last_seq"))
    return dict(last.values_list("conversation", "sender"))


def _blocked_by_or_blocking(person: User) -> set[int]:
    blocks = Block.objects.filter(blocker=person).values_list("blocked", flat=True)
    return {*blocks, *Block.objects.filter(blocked=person).values_list("blocker", flat=True)}
