"""The tickets behind a figure."""

from dataclasses import asdict
from datetime import datetime

from django.db.models import Q, QuerySet

from saypro.accounts.models import User
from saypro.helpdesk.privacy import hidden_from
from saypro.kit.paging import Page, page_of
from saypro.reports.cells import ALL
from saypro.reports.formulas import Formula, Growth, Kept, Mix, Quantile, Ratio, Tally
from saypro.reports.models import Interval, Moment
from saypro.reports.periods import Period
from saypro.reports.queries.counting import Filters

PAGE = 30
GROUPS = {"complaint": ["complaint", "violation"]}


def rows_behind(
    formula: Formula,
    period: Period,
    at: datetime,
    agent: User,
    *,
    filters: Filters,
    group: str = ALL,
    only_missed: bool = False,
    after: str = "",
) -> Page[Interval] | None:
    """What was counted and is not hidden from the agent, the newest first; None where it is no tickets."""
    found = counted_by(formula, period, at)
    if found is None:
        return None
    if only_missed:
        found = found.exclude(is_kept=True)
    if group != ALL:
        found = found.filter(category__in=GROUPS.get(group, [group]))
    found = found.filter(narrowed(filters)).exclude(ticket__conversation__in=hidden_from(agent))
    found = found.select_related("ticket__conversation", "ticket__member", "agent")
    return page_of(found, after, by=("-started_at", "-pk"), size=PAGE)


def counted_by(formula: Formula, period: Period, at: datetime) -> QuerySet[Interval] | None:
    match formula:
        case Tally(kinds, moment):
            return on(moment, period).filter(kind__in=kinds)
        case Kept(kinds):
            return on(Moment.DUE, period).filter(kind__in=kinds, due_at__lte=at)
        case Ratio(part, _whole):
            return counted_by(part, period, at)
        case Mix(whole) | Growth(whole):
            return counted_by(whole, period, at)
        case Quantile(kind, _at):
            return on(Moment.ENDED, period).filter(kind=kind)
        case _:
            return None


def on(moment: Moment, period: Period) -> QuerySet[Interval]:
    within = {f"{moment}_on__gte": period.since, f"{moment}_on__lt": period.until}
    return Interval.objects.filter(**within)


def narrowed(filters: Filters) -> Q:
    return Q(**{name: value for name, value in asdict(filters).items() if value})


MOST_RAW = 100_000
RAW = (
    "ticket__conversation__ref",
    "kind",
    "started_at",
    "ended_at",
    "due_at",
    "seconds",
    "office_seconds",
    "is_kept",
    "category",
    "ad_category",
    "region",
    "segment",
    "team_id",
    "channel",
    "language",
)


def raw_stretches(period: Period, agent: User, filters: Filters) -> list[tuple[object, ...]]:
    """The stretches that began in the period as they are kept, the oldest first, at most 100,000."""
    found = on(Moment.STARTED, period).filter(narrowed(filters))
    visible = found.exclude(ticket__conversation__in=hidden_from(agent))
    return list(visible.order_by("started_at", "pk").values_list(*RAW)[:MOST_RAW])
