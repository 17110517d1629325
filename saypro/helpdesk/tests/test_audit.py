"""Leads see who did what and who looked at a ticket, from the log."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, an_agent, signed_in_client
from saypro.conversations import actions as threads
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.events import TicketSeen
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db
AUDIT = "/office/settings/audit/"


@pytest.fixture
def zanele() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def lead() -> Client:
    return signed_in_client(a_lead("Sanele Mthethwa"))


@pytest.fixture
def ticket(zanele: User) -> Ticket:
    """Filed, taken and solved by Zanele."""
    ticket = a_ticket()
    actions.sort(ticket, "renewal", by=zanele)
    actions.rank(ticket, "high", by=zanele, reason="Deadline at noon")
    threads.take(ticket.conversation, zanele)
    threads.solve(ticket.conversation, zanele)
    return ticket


def words(client: Client, **asked: str) -> str:
    return client.get(AUDIT, asked).content.decode()


def test_what_somebody_did_is_told_with_its_reason_and_leads_to_the_ticket(
    lead: Client, ticket: Ticket
) -> None:
    page = words(lead)
    for each in ("Zanele Khumalo", "filed a ticket", "set a priority", "Deadline at noon", "solved a ticket"):
        assert each in page
    assert reverse("helpdesk:ticket", args=[ticket.conversation.ref]) in page


def test_what_the_house_and_members_do_is_not_told(lead: Client) -> None:
    ticket = a_ticket()
    actions.sort(ticket, "renewal", by=None, note="by its words")
    run_reactions()
    assert "Nothing was done in that time." in words(lead)


def test_it_is_narrowed_by_person_kind_and_day(lead: Client, ticket: Ticket, zanele: User) -> None:
    other = an_agent("Thabo Molefe")
    actions.wait_for_member(a_ticket(), by=other)
    assert "filed a ticket</span>" not in words(lead, person=other.handle)
    assert "Deadline at noon" in words(lead, person=zanele.handle)
    only = words(lead, kind="conversations.conversation_solved")
    assert "Zanele Khumalo</bdi></b> solved a ticket" in only
    assert "Deadline at noon" not in only
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Nothing was done in that time." in words(lead, since=tomorrow)


@pytest.mark.parametrize(
    "asked", [{"since": "soon"}, {"person": "nobody"}, {"kind": "x"}, {"until": "9999-12-31"}]
)
def test_what_makes_no_sense_is_refused_with_a_sentence(lead: Client, asked: dict[str, str]) -> None:
    answer = lead.get(AUDIT, asked)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_a_page_of_deeds_asks_the_same_few_questions(lead: Client, zanele: User) -> None:
    for _ in range(3):
        actions.sort(a_ticket(), "renewal", by=zanele)
    with assert_queries("deeds", beside=__file__):
        assert words(lead).count("filed a ticket") == 4  # once in the filter


def test_opening_a_ticket_is_noted_once_for_each_agent_and_hour(zanele: User) -> None:
    ticket = a_ticket()
    client = signed_in_client(zanele)
    for _again in range(2):
        client.get(reverse("helpdesk:ticket", args=[ticket.conversation.ref]))
    assert [(fact.actor_id, fact.ticket_id) for fact in recorded(TicketSeen)] == [(zanele.pk, ticket.pk)]
    now = timezone.now()
    assert actions.note_sighting(ticket, zanele, at=now + timedelta(hours=1))
    assert not actions.note_sighting(ticket, zanele, at=now + timedelta(hours=1))
    assert actions.note_sighting(ticket, an_agent("Thabo Molefe"), at=now)
    assert actions.forget_sightings(now + timedelta(days=1)) == 3
