"""One thing done to many tickets, and taken back as far as nobody else has changed them."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.conversations.actions import take
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.actions import Change
from saypro.helpdesk.events import TicketRanked, TicketSetWaiting, TicketSnoozed, TicketSorted, TicketWoken
from saypro.helpdesk.models import Bulk, Team, Ticket
from saypro.helpdesk.queries import corrected_messages, history_of
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_deal_with_office, a_team, a_ticket
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db
CLOCKS = ("answer_due_at", "answer_breaches_at", "resolution_due_at", "resolution_breaches_at")


@pytest.fixture
def tickets(agent: User) -> list[Ticket]:
    """One open, one that waits, one put off, one that a colleague has."""
    found = [a_ticket() for _each in range(4)]
    actions.wait_for_member(found[1], by=agent)
    actions.snooze(found[2], timezone.now() + timedelta(hours=3), by=agent)
    take(found[3].conversation, an_agent("Thabo Molefe"))
    return found


def do(tickets: list[Ticket], agent: User, change: Change) -> Bulk:
    return actions.change_many([each.ref for each in tickets], change, by=agent, at=timezone.now()).bulk


def standing(tickets: list[Ticket]) -> list[tuple[object, ...]]:
    fields = ("category", "priority", "priority_reason", "state", "snoozed_until", "conversation__assignee")
    return list(
        Ticket.objects.filter(pk__in=[each.pk for each in tickets]).order_by("pk").values_list(*fields)
    )


RANKED = Change("priority", "high", reason="Deadline")
CHANGES: list[tuple[Change, dict[str, Any]]] = [
    (Change("category", "complaint"), {"category": "complaint"}),
    (Change("priority", "high", reason="Deadline"), {"priority": "high", "priority_reason": "Deadline"}),
    (Change("solve"), {"state": "solved"}),
    (Change("rest"), {"state": "waiting"}),
    (Change("rest", until=timezone.now() + timedelta(days=1)), {"state": "snoozed"}),
]


@pytest.mark.parametrize(("change", "expected"), CHANGES)
def test_all_are_changed_and_undo_gives_each_its_former_state(
    agent: User, tickets: list[Ticket], change: Change, expected: dict[str, Any]
) -> None:
    before = standing(tickets)
    bulk = do(tickets, agent, change)
    assert Ticket.objects.filter(**expected).count() == 4
    run_reactions()
    undone = actions.undo_bulk(bulk, by=agent, at=timezone.now())
    assert (undone.restored, undone.left) == (len(bulk.changes), 0)
    assert standing(tickets) == before
    run_reactions()
    assert standing(tickets) == before, "what follows from both changes nothing again"


def test_undoing_says_in_the_log_what_stands_again(agent: User, tickets: list[Ticket]) -> None:
    actions.sort(tickets[0], "renewal", by=agent)
    filed, ranked = do(tickets[:2], agent, Change("category", "complaint")), do(tickets[:2], agent, RANKED)
    for bulk in (ranked, filed):
        actions.undo_bulk(bulk, by=agent, at=timezone.now())
    first, second = tickets[0].pk, tickets[1].pk
    undone = [fact for fact in recorded(TicketSorted) if fact.is_undo]
    assert {(fact.ticket_id, fact.category, fact.before) for fact in undone} == {
        (first, "renewal", "complaint"),
        (second, "", "complaint"),
    }
    back = [fact for fact in recorded(TicketRanked) if fact.before == "high"]
    assert {(fact.ticket_id, fact.priority) for fact in back} == {(first, "normal"), (second, "normal")}
    assert {fact.actor_id for fact in [*undone, *back]} == {agent.pk}


def test_undoing_a_rest_says_so_too(agent: User, tickets: list[Ticket]) -> None:
    waits, sleeps = tickets[1], tickets[2]
    seen = len(recorded(TicketSetWaiting)), len(recorded(TicketSnoozed))
    later = Change("rest", until=timezone.now() + timedelta(days=1))
    actions.undo_bulk(do([tickets[0], waits, sleeps], agent, later), by=agent, at=timezone.now())
    assert {fact.ticket_id for fact in recorded(TicketWoken)} == {tickets[0].pk, waits.pk, sleeps.pk}
    assert recorded(TicketSetWaiting)[seen[0] :][0].ticket_id == waits.pk
    assert recorded(TicketSnoozed)[seen[1] + 3 :][0].ticket_id == sleeps.pk


def test_what_was_undone_teaches_the_sorter_nothing(agent: User, tickets: list[Ticket]) -> None:
    actions.sort(tickets[0], "renewal", by=agent)
    bulk = do(tickets[:2], agent, Change("category", "complaint"))
    run_reactions()
    assert [one.example.label for one in corrected_messages()] == ["complaint", "complaint"]
    actions.undo_bulk(bulk, by=agent, at=timezone.now())
    run_reactions()
    assert [one.example.label for one in corrected_messages()] == ["renewal"], "as the agent had said before"


def test_many_are_taken_and_given_back_to_whom_they_were(agent: User, tickets: list[Ticket]) -> None:
    before = standing(tickets)
    bulk = do(tickets, agent, Change("assign", assignee=agent))
    assert Ticket.objects.filter(conversation__assignee=agent).count() == 4
    actions.undo_bulk(bulk, by=agent, at=timezone.now())
    assert standing(tickets) == before


def test_what_somebody_changed_meanwhile_is_left_and_counted(agent: User, tickets: list[Ticket]) -> None:
    bulk = do(tickets, agent, Change("category", "complaint"))
    actions.sort(tickets[0], "renewal", by=an_agent("Thabo Molefe"))
    undone = actions.undo_bulk(bulk, by=agent, at=timezone.now())
    assert (undone.restored, undone.left) == (3, 1)
    assert [row[0] for row in standing(tickets)] == ["renewal", "", "", ""]


def test_what_is_hidden_from_an_agent_is_left_alone(agent: User, tickets: list[Ticket]) -> None:
    team = a_team(an_agent("Thabo Molefe"), name="Complaints about us")
    Team.objects.filter(pk=team.pk).update(is_private=True)
    Ticket.objects.filter(pk=tickets[0].pk).update(team=team)
    assert len(do(tickets, agent, Change("category", "complaint")).changes) == 3
    assert [row[0] for row in standing(tickets)] == ["", "complaint", "complaint", "complaint"]


def test_what_its_new_agent_must_not_see_is_left_out_and_named(tickets: list[Ticket]) -> None:
    lead, thabo = a_lead(), an_agent("Thabo Nkosi")
    secret, deal = tickets[0], a_deal_with_office(a_person("Lerato Mokoena"), thabo)
    team = a_team(an_agent("Zanele Dube"), name="Complaints about us")
    Team.objects.filter(pk=team.pk).update(is_private=True)
    Ticket.objects.filter(pk=secret.pk).update(team=team)
    form = {"verb": "assign", "assignee": thabo.handle, "ref": [each.ref for each in [*tickets, deal]]}
    page = signed_in_client(lead).post("/office/bulks/", form, follow=True).content.decode()
    assert "3 tickets changed." in page
    assert (
        f"Not given to Thabo Nkosi, who buys or sells there: {deal.conversation.subject} ({deal.ref})."
        in page
    )
    private = f"who is not of their private team: {secret.conversation.subject} ({secret.ref})."
    assert private in page
    assert set(Ticket.objects.filter(conversation__assignee=thabo)) == set(tickets[1:])
    actions.undo_bulk(Bulk.objects.get(), by=lead, at=timezone.now())
    assert not Ticket.objects.filter(conversation__assignee=thabo).exists()


def test_nothing_goes_back_to_whoever_must_not_see_it_any_more(tickets: list[Ticket]) -> None:
    lead, thabo = a_lead(), an_agent("Thabo Nkosi")
    actions.assign(tickets[0], thabo, by=lead)
    bulk = do(tickets[:1], lead, Change("assign", assignee=lead))
    team = a_team(an_agent("Zanele Dube"), name="Complaints about us")
    Team.objects.filter(pk=team.pk).update(is_private=True)
    Ticket.objects.filter(pk=tickets[0].pk).update(team=team)
    assert actions.undo_bulk(bulk, by=lead, at=timezone.now()).restored == 1
    assert Ticket.objects.get(pk=tickets[0].pk).conversation.assignee is None


def test_clocks_kept_for_many_are_those_of_their_histories(agent: User, tickets: list[Ticket]) -> None:
    do(tickets, agent, Change("category", "complaint"))
    do(tickets[:2], agent, Change("solve"))
    for ticket in Ticket.objects.all():
        kept = [getattr(ticket, name) for name in CLOCKS]
        history_of(ticket)
        actions.measure(ticket)
        assert kept == [getattr(ticket, name) for name in CLOCKS]


def test_undo_is_for_once_and_for_a_moment(agent: User, tickets: list[Ticket]) -> None:
    bulk, late = do(tickets, agent, Change("solve")), timezone.now() + timedelta(minutes=2)
    with pytest.raises(Refused):
        actions.undo_bulk(bulk, by=agent, at=late)
    actions.undo_bulk(bulk, by=agent, at=timezone.now())
    with pytest.raises(Refused):
        actions.undo_bulk(bulk, by=agent, at=timezone.now())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"verb": "solve", "ref": []}, "Choose tickets first."),
        ({"verb": "nonsense"}, "Choose what to do with them."),
        ({"verb": "category", "category": "nonsense"}, "There is no such category."),
        ({"verb": "priority", "priority": "high"}, "Say in a few words why."),
        ({"verb": "rest", "until": "never"}, "Choose until when it is to rest."),
        ({"verb": "assign", "assignee": "nobody-known"}, "Only people of our office take tickets."),
        ({"verb": "solve", "ref": [str(number) for number in range(501)]}, "At most 500 tickets at once."),
    ],
)
def test_what_makes_no_sense_is_answered_with_a_sentence(
    agent: User, fields: dict[str, Any], words: str
) -> None:
    ticket = a_ticket()
    answer = signed_in_client(agent).post("/office/bulks/", {"ref": [ticket.ref], **fields}, follow=True)
    assert words in answer.content.decode()
    assert not Bulk.objects.exists()


def test_the_form_comes_back_to_its_queue_and_offers_to_undo(agent: User) -> None:
    ticket, desk = a_ticket(), signed_in_client(agent)
    form = {"verb": "solve", "ref": [ticket.ref], "query": "?queue=all&category=none"}
    answer = desk.post("/office/bulks/", form, follow=True)
    assert answer.redirect_chain == [("/office/?queue=all&category=none", 302)]
    assert "1 ticket changed." in answer.content.decode()
    undone = desk.post(
        f"/office/bulks/{Bulk.objects.get().ref}/undoing/", {"query": "?queue=all"}, follow=True
    )
    assert "1 ticket is as before." in undone.content.decode()


def test_six_at_once_cost_what_is_written_down(agent: User) -> None:
    tickets = [a_ticket() for _each in range(6)]
    with assert_queries("bulk of six, resting", beside=__file__):
        do(tickets, agent, Change("rest"))
