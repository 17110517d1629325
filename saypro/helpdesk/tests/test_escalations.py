"""Tickets are raised by time and by rule: each time once, and to whoever is to act and is there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import LazySettings
from time_machine import TimeMachineFixture

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_admin, an_agent, signed_in_client
from saypro.conversations import actions as threads
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions, queries
from saypro.helpdesk.clocks import Step, What, clocks
from saypro.helpdesk.escalations import Key, Level, Matter, Rule, next_raise, raises
from saypro.helpdesk.events import TicketEscalated
from saypro.helpdesk.first_escalations import RULES
from saypro.helpdesk.first_plans import PROMISES
from saypro.helpdesk.hours import OfficeTime
from saypro.helpdesk.models import Membership, Shift, Team, Ticket
from saypro.helpdesk.testing import a_team, a_ticket, told
from saypro.helpdesk.wanted import Queue, Wanted
from saypro.notifications.models import Notice

MONDAY = datetime(2026, 3, 23, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)
ASKED = [Step(MONDAY, What.OPENED), Step(MONDAY, What.ASKED)]


def coming(
    steps: list[Step], matter: Matter | None = None, done: set[str] | None = None
) -> list[tuple[str, int, float]]:
    """Name, level and hours after Monday of all that is to come, the soonest first."""
    found = clocks(steps, PROMISES, OfficeTime())
    ahead = raises(found, matter or Matter(MONDAY), RULES, done or set())
    return sorted(
        ((one.name, int(one.level), (one.at - MONDAY) / HOUR) for one in ahead), key=lambda one: one[2]
    )


def test_a_wait_is_raised_before_the_target_at_the_breach_and_at_twice_that() -> None:
    assert coming(ASKED) == [
        ("a1.early", 1, 21.6),
        ("a1.breach", 2, 48),
        ("s.early", 1, 64.8),
        ("a1.double", 3, 96),
        ("s.breach", 2, 144),
        ("s.double", 3, 288),
    ]


def test_an_answer_ends_what_would_be_raised_and_the_next_wait_has_its_own() -> None:
    answered = [*ASKED, Step(MONDAY + HOUR, What.ANSWERED)]
    assert [name for name, *_ in coming(answered)] == ["s.early", "s.breach", "s.double"]
    again = [*answered, Step(MONDAY + 2 * HOUR, What.ASKED)]
    assert ("a2.breach", 2, 50) in coming(again)


def test_nothing_is_raised_while_it_rests_or_once_it_is_solved() -> None:
    assert coming([*ASKED, Step(MONDAY + HOUR, What.WAITING)]) == []
    assert coming([*ASKED, Step(MONDAY + HOUR, What.SOLVED)], Matter(MONDAY, category="complaint")) == []


def test_what_was_done_is_not_done_again() -> None:
    assert "a1.early" not in [name for name, *_ in coming(ASKED, done={"a1.early"})]


@pytest.mark.parametrize(
    ("matter", "name", "level", "hours"),
    [
        (Matter(MONDAY, category="complaint"), "complaint", 3, 48),
        (Matter(MONDAY, category="violation"), "complaint", 3, 48),
        (Matter(MONDAY, contact=3), "third", 2, 0),
        (Matter(MONDAY, segment="premium"), "premium", 1, 0),
        (Matter(MONDAY, category="support", priority="high"), "technical", 2, 0),
    ],
)
def test_rules_raise_by_the_matter(matter: Matter, name: str, level: int, hours: int) -> None:
    assert (name, level, hours) in coming(ASKED, matter)


@pytest.mark.parametrize(
    "matter",
    [
        Matter(MONDAY, contact=2),
        Matter(MONDAY, category="support"),
        Matter(MONDAY, category="general", priority="urgent"),
    ],
)
def test_and_spare_the_others(matter: Matter) -> None:
    assert {name for name, *_ in coming(ASKED, matter)} == {name for name, *_ in coming(ASKED)}


def test_a_rule_that_is_off_raises_nothing() -> None:
    found = clocks(ASKED, PROMISES, OfficeTime())
    assert next_raise(found, Matter(MONDAY), [Rule(Key.EARLY, Level.AGENT, 90, is_on=False)]) is None


@pytest.fixture
def monday(db: None, time_machine: TimeMachineFixture, settings: LazySettings) -> datetime:
    settings.MAIL_CARRIER = "django.core.mail.backends.locmem.EmailBackend"
    time_machine.move_to(MONDAY, tick=False)
    return MONDAY


def again(ticket: Ticket) -> Ticket:
    return Ticket.objects.get(pk=ticket.pk)


def raised(ticket: Ticket) -> list[str]:
    return list(ticket.steps.filter(what=What.ESCALATED).order_by("id").values_list("value", flat=True))


def told_of(ticket: Ticket) -> set[str]:
    notices = Notice.objects.filter(kind="desk_escalated", thread_id=ticket.conversation_id)
    return set(notices.values_list("person__name", flat=True))


def pass_time(time_machine: TimeMachineFixture, hours: float) -> datetime:
    """So many hours after Monday, with the schedule having run."""
    at = MONDAY + hours * HOUR
    time_machine.move_to(at, tick=False)
    actions.escalate_due(at)
    run_reactions()
    return at


def test_each_level_is_one_step_and_word_to_whoever_acts(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    agent, lead, office = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe"), a_lead("Sanele Mthethwa")
    a_team(agent, lead)
    Membership.objects.filter(agent=lead).update(is_lead=True)
    ticket = a_ticket(at=monday)
    Ticket.objects.update(team=Team.objects.get())
    threads.take(ticket.conversation, agent)
    pass_time(time_machine, 21)
    assert raised(ticket) == []
    pass_time(time_machine, 22)
    assert (raised(ticket), again(ticket).escalation, told_of(ticket)) == (["a1.early"], 1, {agent.name})
    pass_time(time_machine, 48)
    assert (again(ticket).escalation, told_of(ticket)) == (2, {agent.name, lead.name})
    at = pass_time(time_machine, 96)
    assert raised(ticket) == ["a1.early", "a1.breach", "s.early", "a1.double"]
    assert (again(ticket).escalation, again(ticket).escalated_at) == (3, at)
    assert told_of(ticket) == {agent.name, lead.name, office.name}
    pass_time(time_machine, 97)
    assert len(raised(ticket)) == 4, "never twice"


def test_what_was_missed_is_caught_up_with_but_told_once(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    office = a_lead("Sanele Mthethwa")
    ticket = a_ticket(at=monday)
    pass_time(time_machine, 100)
    assert raised(ticket) == ["a1.early", "s.early", "a1.breach", "a1.double"]
    assert [fact.level for fact in recorded(TicketEscalated)] == [3]
    assert told_of(ticket) == {office.name}


def test_outside_a_shift_word_waits_for_its_beginning(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    agent = an_agent("Zanele Khumalo")
    Shift.objects.create(
        agent=agent, weekday=1, begins=480, ends=1020
    )  # Tuesday from 8:00 by the office's clock
    ticket = a_ticket(at=monday - 6 * HOUR)
    threads.take(ticket.conversation, agent)
    pass_time(time_machine, 16)
    assert again(ticket).escalation == 1, "the level counts all the same"
    assert told_of(ticket) == set()
    pass_time(time_machine, 22.1)
    assert told_of(ticket) == {agent.name}


def test_nobody_hears_of_what_was_answered_meanwhile(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    agent = an_agent("Zanele Khumalo")
    Shift.objects.create(agent=agent, weekday=1, begins=480, ends=1020)
    ticket = a_ticket(at=monday - 6 * HOUR)
    threads.take(ticket.conversation, agent)
    pass_time(time_machine, 16)
    told(say(ticket.conversation, agent, "Here you are").message_id)
    pass_time(time_machine, 22.1)
    assert told_of(ticket) == set()


def test_the_third_contact_on_one_matter_goes_to_the_lead(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    member, office = a_person(), an_admin("Annelie Pretorius")
    tickets = [a_ticket(member, at=monday - (3 - number) * HOUR) for number in range(3)]
    for ticket in tickets:
        actions.sort(ticket, "renewal", by=office)
    run_reactions()
    assert [again(ticket).contact for ticket in tickets] == [1, 2, 3]
    pass_time(time_machine, 0)
    assert [raised(ticket) for ticket in tickets] == [[], [], ["third"]]
    assert told_of(tickets[2]) == {office.name}, "with no team and no lead it is the administrator's"


def test_coming_back_to_what_was_solved_is_a_contact_and_the_queue_counts_the_same(
    monday: datetime, time_machine: TimeMachineFixture, agent: User
) -> None:
    ticket = a_ticket(at=monday)
    member = ticket.member
    assert member is not None
    threads.join_support(ticket.conversation, agent)

    def said(by: User, hours: float) -> None:
        posted = say(ticket.conversation, by, "It still does not show")
        Message.objects.filter(pk=posted.message_id).update(sent_at=monday + hours * HOUR)
        told(posted.message_id)

    for turn in range(1, 4):
        said(agent, turn / 10)
        said(member, turn / 10 + 0.05)
    assert again(ticket).contact == 1, "however long one talk is"
    for hours in (1, 2):
        pass_time(time_machine, hours)
        actions.solve(again(ticket).conversation, agent)
        said(member, hours + 0.5)
    assert again(ticket).contact == 3
    pass_time(time_machine, 2.5)
    assert again(ticket).contact == 3, "counted anew it is the same"
    assert "third" in raised(ticket)
    rows = queries.queue_page(agent, Wanted(Queue.ALL), monday + 3 * HOUR).rows
    assert [(row.ticket.contact, row.is_reopened) for row in rows] == [(3, True)]


def test_the_schedule_asks_an_index_and_nothing_else_while_nothing_is_due(
    monday: datetime, django_assert_num_queries: object
) -> None:
    a_ticket(at=monday)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert actions.escalate_due(monday) == 0


def test_the_office_changes_a_rule_and_open_tickets_follow(
    monday: datetime, time_machine: TimeMachineFixture
) -> None:
    lead = a_lead()
    ticket = a_ticket(at=monday)
    actions.change_escalation(Rule(Key.EARLY, Level.LEAD, 50), by=lead)
    run_reactions()
    assert again(ticket).escalates_at == monday + 12 * HOUR
    actions.change_escalation(Rule(Key.EARLY, Level.LEAD, 50, is_on=False), by=lead)
    run_reactions()
    assert again(ticket).escalates_at == monday + 48 * HOUR
    assert not queries.escalation_rules()[0].is_on


def test_members_find_no_line_about_late_tickets(monday: datetime, member: User, agent: User) -> None:
    assert "Late tickets" not in signed_in_client(member).get("/my/notifications/").content.decode()
    assert "Late tickets" in signed_in_client(agent).get("/my/notifications/").content.decode()
