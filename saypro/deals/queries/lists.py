"""What many threads at once show of their deals: each a single query for a page of the list."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Q

from saypro.accounts.models import User
from saypro.deals.models import Meeting, Offer
from saypro.listings.models import Listing


def offers_waiting_for(person: User, conversation_ids: Collection[int], at: datetime) -> set[int]:
    """The threads with an open offer that this person may answer."""
    waiting = Offer.objects.open(at).of(person).exclude(maker=person)
    return set(waiting.filter(conversation__in=conversation_ids).values_list("conversation", flat=True))


def last_declined(conversation_ids: Collection[int]) -> set[int]:
    """The threads whose newest offer was declined."""
    newest = (
        Offer.objects.filter(conversation__in=conversation_ids)
        .order_by("conversation", "-made_at", "-pk")
        .distinct("conversation")
        .values_list("conversation", "state")
    )
    return {thread for thread, state in newest if state == Offer.State.DECLINED}


def meetings_to_come(conversation_ids: Collection[int], at: datetime) -> dict[int, Meeting]:
    """The agreed meeting of each thread that is not over yet."""
    found = Meeting.objects.to_come(at).filter(conversation__in=conversation_ids)
    return {meeting.conversation_id: meeting for meeting in found}


def open_offers_on(listing: Listing, at: datetime) -> int:
    """How many offers the seller of the ad may answer."""
    return Offer.objects.open(at).filter(listing=listing).exclude(maker=listing.seller_id).count()


def has_open_offer(person: User, at: datetime) -> Q:
    """On a person's places in threads: those with an offer that waits for one of the two."""
    return Q(conversation__in=Offer.objects.open(at).of(person).values("conversation"))
