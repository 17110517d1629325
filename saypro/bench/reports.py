"""How soon the office's figures are there among many tickets of a quarter, live and from kept days."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Any

from django.db import connection
from django.utils import timezone

from saypro.accounts.models import Role
from saypro.bench.out import progress
from saypro.bench.people import make_people
from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Ticket, TicketStep
from saypro.reports import queries
from saypro.reports.actions import fill_days, measure
from saypro.reports.formulas import Kept
from saypro.reports.metrics import METRICS
from saypro.reports.models import Day, Interval, Kind
from saypro.reports.office_days import day_of, days_between, midnight
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import Asked, Filters

MOST_MS = {"figures of the quarter, kept": 2000.0, "one ticket measured again": 100.0}
CATEGORIES = "ARRAY['general','support','complaint','renewal','violation','misc']"
REGIONS = "ARRAY['gp','wc','kzn','ec','fs','lp','mp','nc','nw']"
COPIES = f"""
    INSERT INTO reports_interval (ticket_id, kind, started_at, ended_at, due_at, started_on, ended_on, due_on,
        seconds, office_seconds, is_kept, agent_id, category, ad_category, region, segment, team_id,
        channel, language)
    SELECT %(ticket)s, kind, at, at + took, at + interval '1 day', at::date, (at + took)::date,
           (at + interval '1 day')::date, extract(epoch FROM took), extract(epoch FROM took) / 3,
           took <= interval '1 day', %(agent)s, ({CATEGORIES})[1 + n %% 6], '', ({REGIONS})[1 + n %% 9],
           CASE WHEN n %% 5 = 0 THEN 'new' ELSE '' END, NULL, 'chat', 'en'
    FROM (SELECT n, kind, %(since)s::timestamptz + (n * %(step_s)s) * interval '1 second' AS at,
                 (n * 7919 %% 200000) * interval '1 second' AS took
          FROM generate_series(1, %(tickets)s) n, unnest(%(kinds)s::text[]) kind) one"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class ReportTimes:
    """Milliseconds, medians, of each question; and how many rows they read."""

    times: dict[str, float]
    rows: dict[str, int]

    def result(self) -> dict[str, float]:
        return {**self.rows, **{f"{name}, ms": round(value, 1) for name, value in self.times.items()}}

    @property
    def is_fast(self) -> bool:
        return all(self.times[name] < most for name, most in MOST_MS.items())


def measure_all(tickets: int, runs: int) -> ReportTimes:
    """In an empty database of our own."""
    period = period_of(Length.QUARTER, day_of(timezone.now())).before
    ticket = fill(period, tickets)
    live = timed(lambda: queries.figures_of(period, timezone.now()), 1)
    days = days_between(period.since, period.until)
    one_day = timed(lambda: fill_days(days[:1], timezone.now()), runs)
    fill_days(days, timezone.now())
    return ReportTimes(
        {
            "figures of the quarter, live": live,
            "one day counted": one_day,
            "figures of the quarter, kept": timed(lambda: queries.figures_of(period, timezone.now()), runs),
            "share by category and province": timed(lambda: broken_down(period), runs),
            "one ticket measured again": timed(lambda: again(ticket), runs),
        },
        {
            "stretches": Interval.objects.count(),
            "kept rows": Day.objects.count(),
            "kept sums": Day.objects.filter(is_whole=True).count(),
        },
    )


def rows_kept() -> dict[str, int]:
    return {
        "stretches": Interval.objects.count(),
        "kept rows": Day.objects.count(),
        "kept sums": Day.objects.filter(is_whole=True).count(),
    }


def fill(period: Period, tickets: int) -> Ticket:
    """All stretches hang on one ticket: nothing that is asked here looks at tickets. Another is measured."""
    agent = make_people(["Naledi Agent"], Role.AGENT)[0]
    member = make_people(["Bongani Pattern"])[0]
    one, other = (a_ticket(member.pk, period.since) for _time in range(2))
    kinds = [Kind.ASKED, Kind.ANSWERED, Kind.FIRST, Kind.SOLVED, Kind.IN_72H]
    progress(f"filling: {tickets * len(kinds):,} stretches")
    given: dict[str, Any] = {
        "ticket": one.pk,
        "agent": agent.pk,
        "since": midnight(period.since),
        "step_s": period.days * 86_400 / tickets,
        "tickets": tickets,
        "kinds": kinds,
    }
    with connection.cursor() as cursor:
        cursor.execute(COPIES, given)
        cursor.execute("VACUUM ANALYZE reports_interval")
    return other


def a_ticket(member_id: int, day: date) -> Ticket:
    at = midnight(day)
    thread = Conversation.objects.create(kind=Conversation.Kind.SUPPORT)
    ticket = Ticket.objects.create(conversation=thread, member_id=member_id, opened_at=at)
    TicketStep.objects.create(ticket=ticket, at=at, what="opened")
    TicketStep.objects.create(ticket=ticket, at=at, what="asked")
    return ticket


def again(ticket: Ticket) -> None:
    """With one more message, as if a member had just written."""
    TicketStep.objects.create(ticket=ticket, at=timezone.now() - timedelta(minutes=1), what="asked")
    measure(ticket.pk)


def broken_down(period: Period) -> None:
    formula = METRICS["answered_24h"].formula
    assert isinstance(formula, Kept)
    asked = Asked(formula, ["category", "region"], period.since, period.until, Filters())
    queries.broken_down(asked, timezone.now())


def timed(ask: Callable[[], object], runs: int) -> float:
    """Milliseconds, the median."""
    taken = []
    for _run in range(runs):
        begun = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - begun))
    return median(taken)
