"""Which tickets are in which queue, in what order, and how many."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import take
from saypro.conversations.models import Conversation
from saypro.helpdesk import actions, queries
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries.narrowing import has_all, plain
from saypro.helpdesk.testing import a_team, a_ticket
from saypro.helpdesk.wanted import Queue, Wanted

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
NOW = timezone.now()


def ago(hours: float) -> datetime:
    return NOW - hours * HOUR


def in_queue(agent: User, query: str) -> list[Ticket]:
    wanted = Wanted.read(QueryDict(query))
    return [row.ticket for row in queries.queue_page(agent, wanted, timezone.now()).rows]


def test_each_queue_has_what_belongs_to_it_and_counts_it(agent: User) -> None:
    mine, free, late, resting, asleep, solved, spam = (
        a_ticket(at=ago(hours)) for hours in (3, 2, 47, 5, 4, 6, 46)
    )
    actions.mark_spam(spam, by=agent, at=timezone.now())
    for ticket in (mine, late):
        take(ticket.conversation, agent)
    actions.wait_for_member(resting, by=agent)
    actions.snooze(asleep, timezone.now() + HOUR, by=agent)
    actions.solve(solved.conversation, agent)
    Ticket.objects.filter(pk=free.pk).update(escalation=2)
    actions.write_note(late, f"@{agent.name} look", by=an_agent("Thabo Molefe"), at=timezone.now())
    expected = {
        Queue.MINE: {late, mine},
        Queue.UNASSIGNED: {free, resting, asleep},
        Queue.BREACHING: {late},
        Queue.ESCALATED: {free},
        Queue.MENTIONS: {late},
        Queue.WAITING: {resting, asleep},
        Queue.SOLVED: {solved},
        Queue.ALL: {mine, free, late, resting, asleep},
        Queue.SPAM: {spam},
    }
    assert {queue: set(in_queue(agent, f"queue={queue}")) for queue in Queue} == expected
    assert queries.queue_counts(agent, timezone.now()) == {
        queue: len(tickets) for queue, tickets in expected.items()
    }


def test_what_is_due_first_stands_first_and_what_rests_last(agent: User) -> None:
    resting, later, sooner = a_ticket(at=ago(30)), a_ticket(at=ago(1)), a_ticket(at=ago(20))
    actions.wait_for_member(resting, by=agent)
    assert in_queue(agent, "queue=all") == [sooner, later, resting]


def test_of_what_is_due_together_the_more_urgent_stands_first(agent: User) -> None:
    plain, urgent = a_ticket(at=ago(2)), a_ticket(at=ago(2))
    actions.rank(urgent, "urgent", by=agent, reason="Money at stake")
    assert in_queue(agent, "queue=all") == [urgent, plain]


def test_a_queue_is_read_page_by_page_without_gap(agent: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("saypro.helpdesk.queries.queues.PAGE", 2)
    tickets = [a_ticket(at=ago(hours)) for hours in (5, 4, 3)]
    wanted = Wanted(Queue.ALL)
    first = queries.queue_page(agent, wanted, timezone.now())
    rest = queries.queue_page(agent, wanted, timezone.now(), first.after)
    assert [row.ticket for row in first.rows + rest.rows] == tickets
    assert rest.after == ""


def test_what_was_solved_yesterday_is_not_of_today(agent: User) -> None:
    ticket = a_ticket(at=ago(50))
    actions.solve(ticket.conversation, agent)
    Ticket.objects.filter(pk=ticket.pk).update(solved_at=ago(25))
    assert in_queue(agent, "queue=solved") == []


def test_filters_hold_together_and_values_of_one_are_any_of_them(agent: User) -> None:
    tickets = [a_ticket(at=ago(hours)) for hours in (4, 3, 2, 1)]
    for ticket, category in zip(tickets, ("support", "complaint", "support", ""), strict=True):
        actions.sort(ticket, category, by=agent)
    actions.rank(tickets[2], "high", by=agent, reason="Deadline")
    assert in_queue(agent, "queue=all&category=support") == [tickets[0], tickets[2]]
    assert in_queue(agent, "queue=all&category=support&category=complaint") == tickets[:3]
    assert in_queue(agent, "queue=all&category=support&priority=high") == [tickets[2]]
    assert in_queue(agent, "queue=all&category=none") == [tickets[3]]


def test_tickets_are_narrowed_to_a_team_an_agent_a_channel_and_whose_turn_it_is(agent: User) -> None:
    ours, theirs = a_ticket(at=ago(2)), a_ticket(at=ago(1))
    team = a_team(agent)
    Ticket.objects.filter(pk=ours.pk).update(team=team, channel="mail", segment="new")
    Ticket.objects.filter(pk=theirs.pk).update(segment="")
    take(ours.conversation, agent)
    actions.wait_for_member(theirs, by=agent)
    for query in (f"team={team.pk}", f"assignee={agent.handle}", "channel=mail", "segment=new", "turn=us"):
        assert in_queue(agent, f"queue=all&{query}") == [ours], query
    for query in ("team=none", "assignee=none", "channel=chat", "segment=none", "turn=member"):
        assert in_queue(agent, f"queue=all&{query}") == [theirs], query


@pytest.mark.parametrize("text", ["lerato", "MOKOENA ler", "lerato@", "Stove", "{ref}", "{thread}"])
def test_text_finds_by_member_subject_and_reference(agent: User, text: str) -> None:
    member = a_person("Lerato Mokoena", email="lerato@example.com")
    ticket = a_ticket(member, subject="My stove ad is not showing")
    a_ticket(a_person("Thabo Molefe", email="thabo@example.com"), subject="Bicycle")
    wanted = Wanted(Queue.ALL, text=text.format(ref=ticket.ref, thread=ticket.conversation.ref))
    assert [row.ticket for row in queries.queue_page(agent, wanted, timezone.now()).rows] == [ticket]


@pytest.mark.parametrize("text", ["jo", "JÓ", "tv", "jo nkosi", "tv j"])
def test_two_letters_find_words_that_begin_so(agent: User, text: str) -> None:
    ticket = a_ticket(a_person("Jo Nkosi"), subject="My TV ad jumps")
    a_ticket(a_person("Thabo Mojo"), subject="The htv-box")
    assert queries.tickets_called(agent, text) == [ticket]


def test_two_letters_are_looked_up_and_not_compared_with_every_subject() -> None:
    Conversation.objects.bulk_create(
        Conversation(kind="support", subject=f"Bicycle number {number}") for number in range(60)
    )
    a_ticket(subject="My TV")
    headed = Conversation.objects.alias(words=plain(F("subject"))).filter(has_all("tv")).order_by()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = headed.explain(analyze=True)
    looked_up = re.findall(r"Bitmap Index Scan on threads_by_subject .*actual.* rows=(\d+)", plan)
    assert 0 < sum(map(int, looked_up)) < 60, plan  # rows of rolled back tests stand in the index, too


@pytest.mark.parametrize("text", ["a", "a b", "%", "__"])
def test_what_almost_every_ticket_would_fit_is_answered_with_a_sentence(agent: User, text: str) -> None:
    a_ticket(subject="a b % __")
    client = signed_in_client(agent)
    assert (
        "Type at least two letters" in client.get("/office/", {"queue": "all", "text": text}).content.decode()
    )
    assert "type at least two letters" in client.get("/office/search/", {"q": text}).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "queue=%00",
        "category=x&priority=%27",
        "team=99999999999",
        "team=-1",
        "assignee=%00",
        "text=%00%25%27",
        "after=x",
    ],
)
def test_an_address_that_makes_no_sense_is_a_plain_page(agent: User, query: str) -> None:
    assert signed_in_client(agent).get(f"/office/?{query}").status_code == 200


def test_an_address_says_all_filters_and_reads_them_again() -> None:
    query = "queue=waiting&category=none&category=support&priority=low&turn=member&text=a+b"
    assert Wanted.read(QueryDict(query)).query == f"?{query}"
    assert Wanted.read(QueryDict(query)).without("category", "none").category == ("support",)


def test_the_page_shows_filters_and_why_a_ticket_is_where_it_is() -> None:
    agent = an_agent()
    ticket = a_ticket(at=ago(3))
    actions.rank(ticket, "urgent", by=agent, reason="Money at stake")
    page = signed_in_client(agent).get("/office/?queue=all&priority=urgent").content.decode()
    assert "Urgent: Money at stake" in page
    assert '/office/?queue=all"' in page, "the chip leads to the queue without the filter"


def test_the_search_finds_tickets_that_are_solved(agent: User) -> None:
    ticket = a_ticket(a_person("Lerato Mokoena"), subject="Stove")
    actions.solve(ticket.conversation, agent)
    page = signed_in_client(agent).get("/office/search/?q=lerato").content.decode()
    assert f"/office/{ticket.conversation.ref}/" in page
