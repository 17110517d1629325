"""The product's own way to the same figures, and how long its steps take."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from saypro.bench.errors import CannotMeasure
from saypro.bench.reports.questions import Span
from saypro.helpdesk.models import TICKETS_LEFT_OUT, Ticket, TicketStep
from saypro.reports import queries
from saypro.reports.actions import fill_days, measure
from saypro.reports.actions.issuing import whole_material
from saypro.reports.figures import Figures
from saypro.reports.formulas import Kept
from saypro.reports.kinds import KINDS
from saypro.reports.metrics import METRICS
from saypro.reports.office_days import day_of
from saypro.reports.paper import on_paper
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import Asked, Filters
from saypro.reports.queries.custom import Key
from saypro.reports.telling import Told, told_of

Answer = dict[Key, tuple[float | None, int]]


@dataclass(frozen=True, slots=True)
class Ours:
    """What is compared, and milliseconds of each step, run after run."""

    figures: Figures
    custom: Answer
    ms: dict[str, list[float]]


def ask_ours(quarter: Period, year: Span, runs: int) -> Ours:
    """In this process; pages are asked of the server elsewhere."""
    at, day = timezone.now(), quarter.since
    month = period_of(Length.MONTH, quarter.last_day)
    told = monthly(month, at)
    taken = {
        "all figures of a quarter": times(lambda: queries.figures_of(quarter, at), runs),
        "custom report by category and province, a year": times(lambda: by_two(year), runs),
        "monthly report": times(lambda: monthly(month, at), runs),
        "monthly report as PDF": times(lambda: on_paper("Monthly", told), runs),
        "a day counted again": times(lambda: fill_days([day], at), runs),
        "late fact to refreshed figure": [late_fact_ms() for _run in range(runs)],
    }
    return Ours(queries.figures_of(quarter, at), by_two(year), taken)


def by_two(year: Span) -> Answer:
    formula = METRICS["answered_24h"].formula
    assert isinstance(formula, Kept)
    asked = Asked(formula, ["category", "region"], year.since, year.until, Filters())
    return queries.broken_down(asked, year.at)


def monthly(month: Period, at: datetime) -> Told:
    return told_of(KINDS["monthly"], whole_material(month, at))


def late_fact_ms() -> float:
    """From an answer of last week that comes to light now to the dashboard's figures; undone again."""
    at, long_ago = timezone.now(), timedelta(days=9)
    before = answers(at)
    with transaction.atomic():
        solved = Ticket.objects.filter(state="solved", opened_at__lt=at - long_ago).exclude(TICKETS_LEFT_OUT)
        ticket = solved.latest("opened_at")
        began = time.perf_counter()
        TicketStep.objects.create(ticket=ticket, at=at - timedelta(days=7), what="answered")
        measure(ticket.pk)
        after = answers(at)
        taken = 1000 * (time.perf_counter() - began)
        transaction.set_rollback(True)
    if after != before + 1:
        raise CannotMeasure(f"A late answer changed {before} answers to {after}.")
    return taken


def answers(at: datetime) -> int:
    quarter = period_of(Length.QUARTER, day_of(at - timedelta(days=7)))
    return queries.figures_of(quarter, at).value(METRICS["messages_out"].formula).n


def times(ask: Callable[[], object], runs: int) -> list[float]:
    """Milliseconds."""
    taken = []
    for _run in range(runs):
        began = time.perf_counter()
        ask()
        taken.append(1000 * (time.perf_counter() - began))
    return taken
