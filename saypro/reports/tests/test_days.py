"""Figures of days: counted live or kept, they are the same, and what is late changes the days it touches."""

from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.models import Case, Model, Q, When
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from saypro.accounts.actions import mark_as_test
from saypro.accounts.models import User
from saypro.conversations.actions import solve, take
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.events.testing import run_reactions
from saypro.helpdesk.actions import mark_spam
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.knowledge.actions import read_article
from saypro.knowledge.testing import an_article
from saypro.knowledge.visitor import Visitor
from saypro.reports.actions import fill_days, fill_due, measure, measure_lately
from saypro.reports.board import first_answers, weeks
from saypro.reports.cells import Cell
from saypro.reports.metrics import DECLARED, METRICS
from saypro.reports.models import Day, Fill, Help, Hour, Interval, Kind, Moment, Spread, Work
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import (
    Filters,
    activity,
    agents_at_work,
    counted,
    days_within,
    figures_of,
    hours,
    quantiles,
)
from saypro.reports.testing import a_past_ticket, an_unmeasured_ticket

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
NOW = datetime(2026, 3, 20, 12, tzinfo=ZONE)
KEPT = (Interval, Day, Spread, Hour, Work, Help, Fill)
WEEK = (date(2026, 3, 2), date(2026, 3, 9))


def some_past(agent: User) -> list[Ticket]:
    return [
        a_past_ticket(MONDAY, (0, "asked"), (3, "answered"), (50, "solved"), by=agent, category="support"),
        a_past_ticket(MONDAY, (0, "asked"), (30, "answered"), (31, "solved"), by=agent, category="general"),
        a_past_ticket(MONDAY + timedelta(days=1), (0, "asked"), category="general", region="WC"),
    ]


UNLIKE = ("id", "filled_at", "stamp")


def rows(table: type[Model], **wanted: Any) -> list[Any]:
    names = [field.attname for field in table._meta.concrete_fields if field.name not in UNLIKE]
    return sorted(table._default_manager.filter(**wanted).values_list(*names), key=repr)


def cells(at: datetime, filters: Filters | None = None) -> list[Cell]:
    parts = counted(days_within(*WEEK, at), filters)
    return sorted((row for part in parts for row in part.rows), key=repr)


def known(found: list[Cell], kind: Kind, moment: Moment) -> tuple[int, int]:
    wanted = [cell for cell in found if (cell.kind, cell.moment) == (kind, moment)]
    return sum(cell.n for cell in wanted), sum(cell.kept for cell in wanted)


def test_what_is_kept_of_a_day_equals_what_is_counted_live(agent: User) -> None:
    some_past(agent)
    live = cells(NOW)
    assert fill_due(NOW) == 18, "every day since the first is kept, but for the one that goes on"
    assert cells(NOW) == live
    assert known(live, Kind.FIRST, Moment.DUE) == (3, 1), "late and unanswered both count as missed"
    assert known(live, Kind.SOLVED, Moment.DUE) == (3, 2)
    assert known(live, Kind.ASKED, Moment.STARTED) == (3, 0)


def test_a_page_says_the_same_whether_days_are_kept_or_not(agent: User, member: User) -> None:
    """Counted by day or by the stretches that a page needs, narrowed or not."""
    some_past(agent)
    say(a_ticket(member).conversation, member, "Hello")
    Message.objects.update(sent_at=MONDAY)
    for filters in (Filters(), Filters(category="general"), Filters(region="WC")):
        period = period_of(Length.MONTH, WEEK[0])
        live = told(period, filters)
        fill_due(NOW)
        assert told(period, filters) == live
        Fill.objects.update(is_filled=False)
    assert hours(days_within(*WEEK, NOW))[0][9] == 2


def test_a_page_says_the_same_where_some_days_stand_and_others_do_not(agent: User, member: User) -> None:
    some_past(agent)
    say(a_ticket(member).conversation, member, "Hello")
    Message.objects.update(sent_at=MONDAY)
    period = period_of(Length.MONTH, WEEK[0])
    live = told(period, Filters())
    fill_due(NOW)
    for odd in (0, 1):
        Fill.objects.update(is_filled=Case(When(day_on__day__in=range(odd, 32, 2), then=True), default=False))
        assert told(period, Filters()) == live


def test_what_stands_is_read_once_and_anew_when_it_was_counted_again(agent: User) -> None:
    late = some_past(agent)[2]
    fill_due(NOW)
    once = cells(NOW)
    with CaptureQueriesContext(connection) as asked:
        assert cells(NOW) == once
    assert not any("reports_day" in query["sql"] for query in asked.captured_queries)
    late.steps.create(at=MONDAY + timedelta(days=3), what="answered", actor=agent)
    measure(late.pk)
    assert known(cells(NOW), Kind.FIRST, Moment.ENDED) == (3, 1), "the day is counted live"
    fill_due(NOW)
    assert known(cells(NOW), Kind.FIRST, Moment.ENDED) == (3, 1), "and what it came to before is forgotten"


def told(period: Period, filters: Filters) -> list[object]:
    figures = figures_of(period, NOW, filters)
    days = days_within(period.since, period.until, NOW), filters
    values = [
        figures.value(metric.formula, span, group)
        for metric in DECLARED
        for span in (figures.now, figures.before)
        for group in ("*", "general", "support")
    ]
    daily = figures.daily(METRICS["messages"].formula, figures.lately)  # type: ignore[arg-type]
    return [values, hours(*days), agents_at_work(*days), weeks(figures), first_answers(figures), daily]


def test_what_is_not_due_yet_is_left_out(agent: User) -> None:
    some_past(agent)
    early = MONDAY + timedelta(hours=23)
    assert known(cells(early), Kind.FIRST, Moment.DUE) == (0, 0)
    assert known(cells(early + timedelta(hours=1)), Kind.FIRST, Moment.DUE) == (2, 1)


def test_a_late_fact_changes_the_days_it_touches_and_no_other(agent: User) -> None:
    late = some_past(agent)[2]
    fill_due(NOW)
    answered = MONDAY + timedelta(days=3)
    late.steps.create(at=answered, what="answered", actor=agent)
    measure(late.pk)
    touched = set(Fill.objects.filter(is_filled=False).values_list("day_on", flat=True))
    assert touched == {date(2026, 3, 5)}, "answered; the days on which it was asked and due stay as they were"
    live = cells(NOW)
    assert known(live, Kind.FIRST, Moment.ENDED) == (3, 1), "nobody waits for the day to be counted again"
    assert fill_due(NOW) == 1
    assert cells(NOW) == live


def test_measuring_again_changes_nothing(agent: User) -> None:
    some_past(agent)
    fill_due(NOW)
    before = rows(Interval), rows(Day)
    measure_lately(NOW)
    assert not Fill.objects.filter(is_filled=False).exists()
    assert (rows(Interval), rows(Day)) == before


def test_what_was_there_before_us_is_measured_at_night(agent: User) -> None:
    old = an_unmeasured_ticket(MONDAY, (0, "asked"), (3, "answered"), (50, "solved"), by=agent)
    assert measure_lately(NOW) == 1
    assert Interval.objects.filter(ticket=old).exists()
    assert measure_lately(NOW) == 0


def test_rebuilding_gives_the_same_rows_as_going_along(agent: User, member: User, lead: User) -> None:
    """Whoever is left out by now was counted before."""
    past = [*some_past(agent), a_ticket(member)]
    for reader in (member, past[1].member or member):
        read_article(an_article(), Visitor(reader.pk), at=timezone.now())
    for ticket in past:
        thread = ticket.conversation
        say(thread, ticket.member or member, "Are you there?")
        run_reactions()
        say_as(agent, ticket)
        run_reactions()
    solve(thread, agent)
    run_reactions()
    fill_due(timezone.now())
    mark_as_test(tester := past[1].member or member, is_test=True, by=lead)
    mark_spam(past[2], by=agent, at=timezone.now())
    run_reactions()
    assert not Interval.objects.filter(Q(ticket__member=tester) | Q(ticket=past[2])).exists()
    fill_due(timezone.now() + timedelta(days=2))
    before = {table: rows(table) for table in KEPT}
    assert len(before[Interval]) > 15
    assert all(before.values())
    call_command("reports", "rebuild", stdout=StringIO())
    fill_due(timezone.now() + timedelta(days=2))
    assert {table: rows(table) for table in before} == before


def say_as(agent: User, ticket: Ticket) -> None:
    take(ticket.conversation, agent)
    say(ticket.conversation, agent, "We look into it")


def test_a_day_may_be_counted_as_often_as_one_likes(agent: User) -> None:
    some_past(agent)
    days = [date(2026, 3, 2), date(2026, 3, 3)]
    fill_days(days, NOW)
    first = rows(Day)
    fill_days(days, NOW)
    assert rows(Day) == first


def test_figures_can_be_narrowed(agent: User) -> None:
    some_past(agent)
    here = cells(NOW, Filters(region="WC", category="general"))
    assert known(here, Kind.SOLVED, Moment.STARTED) == (1, 0)
    assert cells(NOW, Filters(team_id="77", channel="mail")) == []


def test_a_merged_ticket_is_counted_once(agent: User) -> None:
    one = a_past_ticket(MONDAY, (0, "asked"), (20, "answered"), by=agent)
    other = an_unmeasured_ticket(MONDAY + timedelta(hours=5), (0, "asked"), member=one.member)
    Ticket.objects.filter(pk=other.pk).update(merged_into=one, state="solved", solved_at=NOW)
    for ticket in (one, other):
        measure(ticket.pk)
    found = cells(NOW)
    assert known(found, Kind.SOLVED, Moment.STARTED) == (1, 0)
    assert known(found, Kind.ASKED, Moment.STARTED) == (2, 0)


def test_medians_lie_on_the_line_between_two_values(agent: User) -> None:
    some_past(agent)
    found = quantiles(days_within(*WEEK, NOW))
    solved = found[Kind.SOLVED, "*"]
    assert solved.n == 2
    assert solved.median_s == pytest.approx(40.5 * 3600)
    assert solved.p90_s == pytest.approx((31 + 0.9 * 19) * 3600)
    assert found[Kind.SOLVED, "general"].median_s == 31 * 3600
    assert (Kind.NEXT, "*") not in found
    assert quantiles(days_within(*WEEK, NOW), Filters(category="general")).keys() == {
        (kind, group) for kind in (Kind.FIRST, Kind.SOLVED) for group in ("*", "general")
    }


def test_who_writes_is_counted_once_a_period(member: User, agent: User) -> None:
    thread = a_ticket(member).conversation
    for _time in range(2):
        say(thread, member, "Again")
    Message.objects.filter(seq=1).update(sent_at=MONDAY)
    span = (WEEK[0], timezone.localdate() + timedelta(days=1))
    found = activity(days_within(*span, timezone.now()), [span])[WEEK[0]]
    assert (found.members, found.messages_between) == (1, 0)
    none = (date(2026, 4, 1), date(2026, 4, 2))
    assert activity(days_within(*none, NOW), [none])[none[0]].members == 0
