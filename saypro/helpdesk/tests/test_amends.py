"""When we break our word we say so and owe something: once for a ticket, and not without end."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.actions import join_support
from saypro.conversations.testing import say
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.actions.escalating import escalate
from saypro.helpdesk.events import GoodwillOwed
from saypro.helpdesk.models import Contact, Goodwill, Ticket
from saypro.helpdesk.testing import a_ticket, told
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 23, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock(time_machine: TimeMachineFixture) -> TimeMachineFixture:
    time_machine.move_to(MONDAY, tick=False)
    return time_machine


def after(hours: float, clock: TimeMachineFixture) -> None:
    clock.move_to(MONDAY + timedelta(hours=hours), tick=False)
    actions.escalate_due(timezone.now())
    run_reactions()


def test_a_member_hears_that_we_are_late_and_what_we_owe(member: User, clock: TimeMachineFixture) -> None:
    ticket = a_ticket(member, at=MONDAY)
    after(47, clock)
    assert not Goodwill.objects.exists()
    after(48.1, clock)
    after(97, clock)
    assert [(one.ticket, one.person, one.amount) for one in Goodwill.objects.all()] == [
        (ticket, member, Decimal(50))
    ]
    assert [fact.cents for fact in recorded(GoodwillOwed)] == [5000]
    assert Notice.objects.filter(person=member, title="Our answer is late, and we are sorry").count() == 1
    page = signed_in_client(member).get(ticket.conversation.get_absolute_url()).content.decode()
    assert "We owe you <b>R\N{NO-BREAK SPACE}50</b>" in page


def test_nothing_is_owed_for_a_late_solution_of_what_was_answered(
    member: User, agent: User, clock: TimeMachineFixture
) -> None:
    ticket = a_ticket(member, at=MONDAY)
    join_support(ticket.conversation, agent)
    told(say(ticket.conversation, agent, "We look into it").message_id)
    after(400, clock)
    assert not Goodwill.objects.exists()


def test_three_within_a_year_are_the_most(member: User, clock: TimeMachineFixture) -> None:
    for _matter in range(4):
        a_ticket(member, at=MONDAY)
    after(49, clock)
    assert Goodwill.objects.count() == 3


def test_who_has_no_account_is_owed_nothing(clock: TimeMachineFixture) -> None:
    stranger = a_person("Pieter Louw")
    Contact.objects.create(person=stranger, way="mail", address="pieter@example.com", met_at=MONDAY)
    a_ticket(stranger, at=MONDAY)
    after(49, clock)
    assert not Goodwill.objects.exists()


def test_the_same_fact_again_owes_nothing_more(member: User, clock: TimeMachineFixture) -> None:
    ticket = a_ticket(member, at=MONDAY)
    after(49, clock)
    [owed] = Goodwill.objects.all()
    for _time in range(2):
        escalate(Ticket.objects.get(pk=ticket.pk), timezone.now())
        run_reactions()
    assert list(Goodwill.objects.all()) == [owed]
