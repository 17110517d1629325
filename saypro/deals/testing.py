"""Builders of deals and reviews, for the tests and the demo of every room."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from saypro.conversations.models import Conversation, Participant
from saypro.conversations.testing import a_deal
from saypro.deals.events import DealClosed
from saypro.deals.models import Deal
from saypro.events import actions as events


@transaction.atomic
def a_sold_deal(thread: Conversation | None = None, at: datetime | None = None) -> Deal:
    """The thread's ad sold to its buyer, with the fact that says so."""
    thread = thread or a_deal()
    assert thread.listing is not None
    people = dict(thread.participants.values_list("part", "person_id"))
    deal = Deal.objects.create(
        conversation=thread,
        listing=thread.listing,
        buyer_id=people[Participant.Part.BUYER],
        seller_id=people[Participant.Part.SELLER],
        price=thread.listing.price,
        state=Deal.State.SOLD,
        sold_at=at or timezone.now(),
    )
    closed(deal)
    return deal


def closed(deal: Deal) -> None:
    events.record(
        DealClosed(
            actor_id=deal.seller_id,
            conversation_id=deal.conversation_id,
            listing_id=deal.listing_id,
            buyer_id=deal.buyer_id,
            seller_id=deal.seller_id,
            deal_id=deal.pk,
            price=str(deal.price.amount) if deal.price else "",
            currency="ZAR",
        )
    )
