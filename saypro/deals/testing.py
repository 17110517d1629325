"""Builders of offers, deals and reviews, for the tests and the demo of every room."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone
from djmoney.money import Money

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.deals import actions
from saypro.deals.models import Deal, Meeting, Offer


def a_wish(amount: int | str | Decimal = 13000, terms: str = "", currency: str = "ZAR") -> actions.Wish:
    return actions.Wish(Money(Decimal(amount), currency), uuid4(), terms)


def buyer_of(conversation: Conversation) -> User:
    return conversation.participants.get(part="buyer").person


def seller_of(conversation: Conversation) -> User:
    return conversation.participants.get(part="seller").person


def an_offer(
    conversation: Conversation | None = None,
    amount: int | str = 13000,
    *,
    by: User | None = None,
    terms: str = "",
) -> Offer:
    """An open offer, by the buyer unless said otherwise."""
    conversation = conversation or a_deal()
    by = by or buyer_of(conversation)
    return actions.make_offer(conversation, a_wish(amount, terms), by=by, at=timezone.now())


def an_agreement(conversation: Conversation | None = None, amount: int | str = 13000) -> Deal:
    """A deal: the buyer's offer, accepted by the seller."""
    offer = an_offer(conversation, amount)
    return actions.accept_offer(offer, by=offer.receiver, at=timezone.now())


def a_rendezvous(hours: float = 48, place: str = "Police station, Observatory") -> actions.Rendezvous:
    """So many hours from now."""
    return actions.Rendezvous(place, timezone.now() + timedelta(hours=hours), uuid4())


def a_meeting(conversation: Conversation | None = None, hours: float = 48, *, agreed: bool = True) -> Meeting:
    """Suggested by the buyer, and agreed unless said otherwise."""
    conversation = conversation or a_deal()
    by = buyer_of(conversation)
    meeting = actions.suggest_meeting(conversation, a_rendezvous(hours), by=by, at=timezone.now())
    if agreed:
        actions.agree_meeting(meeting, by=meeting.receiver, at=timezone.now())
        meeting.refresh_from_db()
    return meeting


def a_sold_deal(thread: Conversation | None = None) -> Deal:
    """The thread's ad, sold to its buyer."""
    thread = thread or a_deal()
    return actions.close_deal(thread, by=seller_of(thread), at=timezone.now())
