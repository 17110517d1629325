"""Making amends for a late answer: an honest word, and a coupon with a cap."""

from datetime import datetime, timedelta
from decimal import Decimal

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations.actions import touch_thread
from saypro.events import actions as events
from saypro.helpdesk.actions.steps import locked
from saypro.helpdesk.escalations import Key
from saypro.helpdesk.events import GoodwillOwed, TicketEscalated
from saypro.helpdesk.models import Goodwill, Ticket

AMOUNT = Decimal(50)
MOST, WITHIN = 3, timedelta(days=365)


@transaction.atomic
def make_amends(fact: TicketEscalated) -> Goodwill | None:
    """Owe the member a coupon when an answer broke our promise: one for a ticket, three within a year.

    None where nothing is owed: what is late is not an answer, it was owed before, or the member is no member.
    Safe to repeat, and by several workers at once.
    """
    tickets = Ticket.objects.filter(spam_at=None, member__is_active=True, member__contact=None)
    ticket = tickets.filter(pk=fact.ticket_id).first()
    if ticket is None or ticket.member_id is None or not has_broken_its_word(ticket):
        return None
    held = locked(ticket)
    person = User.objects.select_for_update(no_key=True).get(pk=ticket.member_id)
    if Goodwill.objects.filter(ticket=held).exists() or has_had_enough(person, fact.occurred_at):
        return None
    owed = Goodwill.objects.create(ticket=held, person=person, amount=AMOUNT, at=fact.occurred_at)
    cents = int(AMOUNT * 100)
    events.record(
        GoodwillOwed(ticket_id=held.pk, person_id=person.pk, cents=cents, occurred_at=fact.occurred_at)
    )
    touch_thread(held.conversation_id)
    return owed


def has_broken_its_word(ticket: Ticket) -> bool:
    """Steps of escalation are named by what was late; those of an answer begin with "a"."""
    names = ticket.steps.filter(value__endswith=f".{Key.BREACH}").values_list("value", flat=True)
    return any(name.startswith("a") for name in names)


def has_had_enough(person: User, at: datetime) -> bool:
    return Goodwill.objects.filter(person=person, at__gt=at - WITHIN).count() >= MOST
