"""Tickets follow what happens in support threads, and do what agents decide."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from time_machine import TimeMachineFixture

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import join_support, reopen, solve
from saypro.conversations.events import MessagesPosted
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, a_support_thread
from saypro.conversations.testing import say as say_now
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.clocks import State, What
from saypro.helpdesk.events import TicketRanked, TicketSorted
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries import current_ticket, history_of
from saypro.helpdesk.reactions import follow_messages
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.sorting import verdict
from saypro.helpdesk.sorting.pipeline import UNCATEGORISED, Sorted
from saypro.helpdesk.testing import a_ticket

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 3, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _monday(time_machine: TimeMachineFixture) -> None:
    time_machine.move_to(MONDAY, tick=False)


@pytest.fixture
def member() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def agent() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def thread(member: User, agent: User) -> Conversation:
    thread = a_support_thread(member=member)
    join_support(thread, agent)
    return thread


def say(thread: Conversation, person: User, body: str = "Please look") -> None:
    """Say it at the moment the test is in: the database has a clock of its own."""
    posted = say_now(thread, person, body)
    Message.objects.filter(pk=posted.message_id).update(sent_at=timezone.now())


def ticket_of(thread: Conversation) -> Ticket:
    run_reactions()
    ticket = current_ticket(thread)
    assert ticket is not None
    return ticket


def later(time_machine: TimeMachineFixture, **passed: float) -> datetime:
    moment = timezone.now() + timedelta(**passed)
    time_machine.move_to(moment, tick=False)
    return moment


def test_first_words_open_a_ticket_with_a_promise(thread: Conversation, member: User) -> None:
    say(thread, member, "My ad is gone")
    ticket = ticket_of(thread)
    assert (ticket.member, ticket.state, ticket.opened_at) == (member, Ticket.State.OPEN, MONDAY)
    assert ticket.answer_due_at == MONDAY + 24 * HOUR
    assert ticket.answer_breaches_at == MONDAY + 48 * HOUR
    assert ticket.resolution_due_at == MONDAY + 72 * HOUR


def test_deals_are_no_tickets(member: User) -> None:
    say(a_deal(buyer=member), member)
    run_reactions()
    assert not Ticket.objects.exists()


def test_hearing_of_a_message_twice_changes_nothing(thread: Conversation, member: User) -> None:
    say(thread, member)
    ticket = ticket_of(thread)
    for fact in recorded(MessagesPosted):
        follow_messages(fact)
    assert [step.what for step in history_of(ticket).steps] == [What.OPENED, What.ASKED]


def test_an_answer_ends_the_wait_and_thanks_open_nothing(
    thread: Conversation, member: User, agent: User, time_machine: TimeMachineFixture
) -> None:
    say(thread, member, "My ad is gone")
    later(time_machine, hours=2)
    say(thread, agent, "It is back.")
    solve(thread, agent)
    later(time_machine, hours=1)
    say(thread, member, "Thank you so much!")
    ticket = ticket_of(thread)
    thread.refresh_from_db()
    assert thread.solved_at is not None
    assert ticket.state == Ticket.State.SOLVED
    assert ticket.answer_due_at is None
    history = history_of(ticket)
    assert history.clocks.state(history.clocks.turns[0], timezone.now()) == State.MET
    assert history.steps[-1].what == What.THANKED
    assert float(history.steps[-1].note) >= 0.9


def test_a_new_question_opens_it_again(
    thread: Conversation, member: User, agent: User, time_machine: TimeMachineFixture
) -> None:
    say(thread, member, "My ad is gone")
    solve(thread, agent)
    moment = later(time_machine, hours=5)
    say(thread, member, "Thanks, but it is gone again")
    ticket = ticket_of(thread)
    assert ticket.state == Ticket.State.OPEN
    assert ticket.solved_at is None
    assert Ticket.objects.count() == 1
    assert ticket.answer_due_at == moment + 24 * HOUR, (
        "nobody had answered, but it rested while it was solved"
    )


def test_after_a_week_of_quiet_it_is_a_new_matter(
    thread: Conversation, member: User, agent: User, time_machine: TimeMachineFixture
) -> None:
    say(thread, member, "My ad is gone")
    say(thread, agent, "It is back")
    solve(thread, agent)
    first = ticket_of(thread)
    later(time_machine, days=8)
    say(thread, member, "How do I pay?")
    second = ticket_of(thread)
    assert second != first
    assert second.earlier == first
    first.refresh_from_db()
    assert first.is_solved


def test_agents_open_and_solve(thread: Conversation, member: User, agent: User) -> None:
    say(thread, member)
    solve(thread, agent)
    assert ticket_of(thread).is_solved
    reopen(thread, agent)
    assert not ticket_of(thread).is_solved


def test_waiting_rests_the_clocks_until_the_member_writes(
    thread: Conversation, member: User, agent: User, time_machine: TimeMachineFixture
) -> None:
    say(thread, member)
    ticket = ticket_of(thread)
    later(time_machine, hours=10)
    assert actions.wait_for_member(ticket, by=agent).resolution_due_at is None
    actions.wait_for_member(ticket, by=agent)
    moment = later(time_machine, hours=100)
    say(thread, member, "Here is the receipt")
    ticket = ticket_of(thread)
    assert ticket.state == Ticket.State.OPEN
    assert ticket.answer_due_at == moment + 14 * HOUR
    assert ticket.resolution_due_at == moment + 62 * HOUR


def test_snoozed_tickets_wake_at_their_very_moment(agent: User, time_machine: TimeMachineFixture) -> None:
    ticket = a_ticket(at=MONDAY)
    until = MONDAY + 5 * HOUR
    assert actions.snooze(ticket, until, by=agent).state == Ticket.State.SNOOZED
    assert actions.wake_due(until - HOUR) == 0
    later(time_machine, hours=6)
    assert actions.wake_due(timezone.now()) == 1
    assert actions.wake_due(timezone.now()) == 0
    ticket.refresh_from_db()
    assert ticket.state == Ticket.State.OPEN
    assert ticket.answer_due_at == MONDAY + 29 * HOUR, "it slept five hours, however late the schedule came"


def test_another_category_and_priority_are_steps_and_facts(agent: User) -> None:
    ticket = a_ticket(at=MONDAY)
    ticket = actions.sort(ticket, "complaint", by=agent)
    ticket = actions.rank(ticket, "urgent", by=agent, reason="Money is lost")
    actions.rank(ticket, "urgent", by=agent, reason="Again")
    assert ticket.resolution_due_at == MONDAY + 48 * HOUR
    assert [fact.category for fact in recorded(TicketSorted)] == ["complaint"]
    assert [fact.priority for fact in recorded(TicketRanked)] == ["urgent"]


def test_what_makes_no_sense_is_refused_with_a_sentence(agent: User) -> None:
    ticket = a_ticket(at=MONDAY)
    for attempt in (
        lambda: actions.sort(ticket, "nonsense", by=agent),
        lambda: actions.rank(ticket, "nonsense", by=agent, reason="x"),
        lambda: actions.rank(ticket, "high", by=agent, reason=" "),
        lambda: actions.snooze(ticket, timezone.now(), by=agent),
    ):
        with pytest.raises(Refused, match=r"\w+ \w+.*\."):
            attempt()
    assert [step.what for step in history_of(ticket).steps] == [What.OPENED, What.ASKED]


def test_threads_from_before_get_the_tickets_their_messages_amount_to(
    thread: Conversation, member: User, agent: User, time_machine: TimeMachineFixture
) -> None:
    say(thread, member, "My ad is gone")
    later(time_machine, hours=3)
    say(thread, agent, "It is back")
    solve(thread, agent)
    say(thread, member, "Thank you!")
    by_reactions = ticket_of(thread)
    expected = [(step.at, step.what) for step in history_of(by_reactions).steps]
    Ticket.objects.all().delete()
    assert actions.take_up_threads({thread.pk: "renewal"}) == 1
    assert actions.take_up_threads() == 0
    taken_up = current_ticket(thread)
    assert taken_up is not None
    assert (taken_up.state, taken_up.category) == (by_reactions.state, "renewal")
    steps = [(step.at, step.what) for step in history_of(taken_up).steps if step.what != What.SORTED]
    assert sorted(steps) == sorted(expected)


def test_a_new_ticket_is_filed_by_its_words_where_the_sorter_is_sure(
    thread: Conversation, member: User, agent: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = Sorted("renewal", 0.93, "renewal")
    monkeypatch.setattr(verdict, "sorted_now", lambda text: sure if "renew" in text else UNSURE)
    say(thread, member, "How do I renew my ad?")
    ticket = ticket_of(thread)
    assert ticket.category == "renewal"
    (step,) = ticket.steps.filter(what=What.SORTED)
    assert (step.actor, step.note) == (None, "by its words, 93% sure")
    other = a_support_thread(member=member)
    say(other, member, "Hello, it is me")
    assert ticket_of(other).category == ""


UNSURE = Sorted("misc", 0.3, UNCATEGORISED)
