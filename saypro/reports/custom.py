"""Custom reports: figures by up to two of what is known of tickets, as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from saypro.helpdesk.models import Category, Channel, Segment
from saypro.kit.places import PROVINCES
from saypro.reports import queries
from saypro.reports.formulas import Kept, Quantile, Tally
from saypro.reports.metrics import DECLARED, METRICS, Metric, Unit
from saypro.reports.queries import Asked, Filters
from saypro.reports.tables import Cell, Table

MOST_FIGURES = 4
Key = tuple[str | int | date, ...]
Found = Mapping[Key, tuple[float | None, int]]
BREAKABLE = tuple(one for one in DECLARED if isinstance(one.formula, Tally | Kept | Quantile))
DIMENSIONS = {
    "category": gettext_lazy("Category"),
    "ad_category": gettext_lazy("Category of the ad"),
    "region": gettext_lazy("Province"),
    "segment": gettext_lazy("Members"),
    "team": gettext_lazy("Team"),
    "agent": gettext_lazy("Agent"),
    "channel": gettext_lazy("Channel"),
    "language": gettext_lazy("Language"),
    "weekday": gettext_lazy("Weekday"),
    "hour": gettext_lazy("Hour"),
    "day": gettext_lazy("Day"),
    "week": gettext_lazy("Week"),
    "month": gettext_lazy("Month"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Keys of figures, by keys of `DIMENSIONS`, for some days and tickets."""

    figures: Sequence[str]
    by: Sequence[str]
    since: date
    until: date
    filters: Filters


def answered(question: Question, at: datetime) -> Table:
    """A row for each combination that there is, in their order, at most 2,000. Raises Refused."""
    metrics = [METRICS[key] for key in question.figures]
    found = [
        queries.broken_down(
            Asked(metric.formula, question.by, question.since, question.until, question.filters), at
        )
        for metric in metrics
    ]
    keys = sorted({key for each in found for key in each}, key=lambda key: [(str(type(x)), x) for x in key])
    shown = keys[: queries.MOST_ROWS]
    named = [names_of(name) for name in question.by]
    rows = [[*labels(key, named), *figures_in(key, metrics, found)] for key in shown]
    columns = [*(str(DIMENSIONS[name]) for name in question.by), *headings(metrics)]
    return Table(title_of(question, metrics), columns, rows, is_cut=len(keys) > len(shown))


def title_of(question: Question, metrics: Sequence[Metric]) -> str:
    names = ", ".join(str(metric.name) for metric in metrics)
    return _("{names}, {since} to {until}").format(
        names=names, since=date_format(question.since, "j M Y"), until=date_format(question.until, "j M Y")
    )


def headings(metrics: Sequence[Metric]) -> list[str]:
    found = []
    for metric in metrics:
        unit = {Unit.SHARE: " (%)", Unit.HOURS: " (h)"}.get(metric.unit, "")
        found.append(f"{metric.name}{unit}")
        if metric.unit != Unit.COUNT:
            found.append(_("of"))
    return found


def figures_in(key: Key, metrics: Sequence[Metric], found: Sequence[Found]) -> list[Cell]:
    cells: list[Cell] = []
    for metric, values in zip(metrics, found, strict=True):
        value, n = values.get(key, (0 if metric.unit == Unit.COUNT else None, 0))
        cells.append(value if value is None else int(value) if metric.unit == Unit.COUNT else round(value, 2))
        if metric.unit != Unit.COUNT:
            cells.append(n)
    return cells


def labels(key: Sequence[object], named: Sequence[Mapping[str, str]]) -> list[Cell]:
    return [label(part, names) for part, names in zip(key, named, strict=False)]


def label(part: object, names: Mapping[str, str]) -> Cell:
    if isinstance(part, date):
        return part.isoformat()
    if isinstance(part, int) and not names:
        return part
    return names.get(str(part)) or str(part) or "–"


def names_of(dimension: str) -> dict[str, str]:
    """Words for the keys that stand in the tables."""
    match dimension:
        case "category":
            return {key: str(name) for key, name in Category.choices}
        case "segment":
            return {key: str(name) for key, name in Segment.choices}
        case "channel":
            return {key: str(name) for key, name in Channel.choices}
        case "region":
            return dict(PROVINCES)
        case "weekday":
            return {str(number + 1): str(name) for number, name in WEEKDAYS.items()}
        case _:
            return {}
