"""Leads see who asked for what is not theirs to see, by whichever way."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.actions.refusals import count_refusals
from saypro.accounts.models import Refusal, User
from saypro.accounts.testing import a_lead, an_agent, signed_in_client
from saypro.helpdesk.models import Team, Ticket
from saypro.helpdesk.queries.refusals import MANY
from saypro.helpdesk.testing import a_team, a_ticket
from saypro.kit.assertions import assert_queries
from saypro.kit.withheld import Things

pytestmark = pytest.mark.django_db
REFUSALS = "/office/settings/refusals/"


@pytest.fixture
def thabo() -> User:
    return an_agent("Thabo Molefe")


@pytest.fixture
def secret() -> Ticket:
    """A ticket of a private team in which only Zanele is."""
    team = a_team(an_agent("Zanele Dube"), name="Complaints about us")
    Team.objects.filter(pk=team.pk).update(is_private=True)
    ticket = a_ticket()
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    return ticket


@pytest.fixture
def lead() -> Client:
    return signed_in_client(a_lead("Sanele Mthethwa"))


def words(client: Client, **asked: str) -> str:
    return client.get(REFUSALS, asked).content.decode()


def noted() -> list[tuple[str, str, list[str]]]:
    return list(Refusal.objects.exclude(kind="").values_list("kind", "key", "ways"))


def test_an_agent_outside_a_private_team_is_refused_and_told_of(
    thabo: User, secret: Ticket, lead: Client
) -> None:
    desk = signed_in_client(thabo)
    for _twice in range(2):
        assert desk.get(reverse("helpdesk:ticket", args=[secret.conversation.ref])).status_code == 404
    assert desk.post(reverse("helpdesk:category", args=[secret.ref])).status_code == 404
    page = words(lead)
    assert f"a conversation <code>{secret.conversation.ref}</code>" in page
    assert f"a ticket <code>{secret.ref}</code>" in page
    assert "2 times" in page
    assert "POST helpdesk:category" in page
    assert page.count("Thabo Molefe</bdi>") == 2


def test_a_bulk_with_a_ticket_one_must_not_see_is_told_of(thabo: User, secret: Ticket) -> None:
    mine = a_ticket()
    form = {"verb": "category", "category": "complaint", "ref": [mine.ref, secret.ref, "nothing"]}
    signed_in_client(thabo).post("/office/bulks/", form)
    assert Ticket.objects.get(category="complaint") == mine
    assert noted() == [("helpdesk.ticket", secret.ref, ["POST helpdesk:bulks"])]


def test_a_link_with_a_ticket_one_must_not_see_is_told_of(thabo: User, secret: Ticket) -> None:
    url = reverse("helpdesk:links", args=[a_ticket().ref])
    client = signed_in_client(thabo)
    answers = [client.post(url, {"other": other}, follow=True) for other in (secret.ref, "x" * 22, "\x00")]
    assert all("There is no such ticket." in answer.content.decode() for answer in answers)
    assert noted() == [("helpdesk.ticket", secret.ref, ["POST helpdesk:links"])]


def test_it_is_narrowed_by_person_kind_and_day(thabo: User, secret: Ticket, lead: Client) -> None:
    zodwa = an_agent("Zodwa Sithole")
    count_refusals(thabo.pk, Things(Ticket, "ref", (secret.ref,)), "GET x", at=timezone.now())
    count_refusals(zodwa.pk, Things(User, "handle", (thabo.handle,)), "GET y", at=timezone.now())
    both, one = words(lead), words(lead, person=thabo.handle)
    assert "GET x" in both
    assert "GET y" in both
    assert "GET x" in one
    assert "GET y" not in one
    assert "GET x" not in words(lead, kind="accounts.user")
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert "Nobody was refused anything in that time." in words(lead, since=tomorrow)


@pytest.mark.parametrize("asked", [{"since": "soon"}, {"person": "nobody"}, {"kind": "x"}])
def test_what_makes_no_sense_is_refused_with_a_sentence(lead: Client, asked: dict[str, str]) -> None:
    answer = lead.get(REFUSALS, asked)
    assert answer.status_code == 422
    assert 'class="error"' in answer.content.decode()


def test_guesses_are_told_of_once_they_are_no_slip_of_the_finger(thabo: User, lead: Client) -> None:
    guesses = tuple(f"guess-{number}" for number in range(MANY - 1))
    count_refusals(thabo.pk, Things(Ticket, "ref", guesses), "GET x", at=timezone.now())
    assert "Thabo Molefe" not in words(lead)
    count_refusals(thabo.pk, Things(Ticket, "ref", ("one-more",)), "GET x", at=timezone.now())
    assert f"{MANY} times" in words(lead)


def test_a_page_of_attempts_asks_the_same_few_questions_and_goes_on(thabo: User, lead: Client) -> None:
    refs = tuple(a_ticket().ref for _each in range(3))
    for hour in range(20):
        at = timezone.now() - timedelta(hours=hour)
        count_refusals(thabo.pk, Things(Ticket, "ref", refs), "GET x", at=at)
    with assert_queries("refusals", beside=__file__):
        first = lead.get(REFUSALS)
    assert len(first.context["page"].attempts) == 50
    rest = lead.get(REFUSALS, {"after": first.context["page"].next})
    assert len(rest.context["page"].attempts) == 10
