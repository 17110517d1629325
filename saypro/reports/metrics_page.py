"""The page of all figures, written from their declarations: docs/metrics.md."""

from collections.abc import Iterable, Iterator

from django.utils import translation

from saypro.reports.first_targets import FIRST_TARGETS
from saypro.reports.formulas import (
    Active,
    AskedAfter,
    Between,
    Completed,
    Formula,
    Growth,
    Kept,
    Meant,
    Missed,
    Mix,
    Quantile,
    Rated,
    Ratio,
    Tally,
    Visits,
)
from saypro.reports.metrics import DECLARED, WHO_COUNTS, Metric

HEAD = """# Figures

Written from the declarations in `saypro/reports/metrics.py`, by `./run manage reports metrics`; a test
compares the two. A change of a formula is a new version. Days, weeks, months and quarters are the
office's. Medians and the like lie between two values on the line between them (`percentile_cont`); shares
come with Wilson's 95 % interval, and fewer than 30 with a word of caution. Excluded everywhere: what was
deleted, and tickets merged into another one.
"""
BETTER = {"more": "more is better", "less": "less is better", "near": "within 3 points of the goal is best"}


def page() -> str:
    with translation.override("en"):
        return "\n".join(
            [HEAD, f"{WHO_COUNTS}\n", *(line for metric in DECLARED for line in section(metric))]
        )


def section(metric: Metric) -> Iterator[str]:
    yield f"## {metric.name}"
    yield ""
    yield f"`{metric.key}`, version {metric.version}; {metric.unit}, {BETTER[metric.better]}."
    yield ""
    yield str(metric.rule)
    yield ""
    yield f"    {described(metric.formula)}"
    yield ""
    if targets := list(first_targets(metric)):
        yield f"First targets: {', '.join(targets)}."
        yield ""


def first_targets(metric: Metric) -> Iterable[str]:
    for goal in FIRST_TARGETS:
        if goal.metric_key == metric.key:
            name = f" for {goal.of}" if goal.of else ""
            upper = f" to {goal.high:g}" if goal.high else ""
            yield f"{goal.goal:g}{upper}{name} each {goal.length}"


def described(formula: Formula) -> str:
    """In one line, as it would be asked of the stretches."""
    match formula:
        case Tally(kinds, moment):
            return f"count({' + '.join(kinds)}) by the day it {moment}"
        case Kept(kinds):
            named = " + ".join(kinds)
            return f"count({named} that were kept) / count({named}) by the day it was due"
        case Ratio(part, whole):
            return f"{described(part)} / {described(whole)}"
        case Mix(whole):
            return f"{described(whole)} with the category / {described(whole)}"
        case Quantile(kind, at):
            return f"percentile_cont({at / 100:g}) of {kind}.seconds by the day it ended"
        case Growth(whole):
            return f"{described(whole)} / the same, in the period before - 1"
        case Active():
            return "count(distinct senders) by the day of their messages"
        case Between():
            return "count(messages in deals) by their day"
        case Rated(side):
            return f"count(good scores of {side}) / count(scores of {side}) by the day of the answer"
        case Completed():
            return "count(completed surveys) / count(surveys) by the day they were first displayed"
        case Visits():
            return "count(distinct visitor, day) of reading and searching / count(distinct members who asked)"
        case Missed():
            return "count(searches that found nothing) / count(searches) by their day"
        case AskedAfter():
            return (
                "count(member, day of reading, then asked within 24 h) / count(member, day of reading) "
                "by the day after reading"
            )
        case Meant():
            return (
                "count(people who meant well) / count(people whose words were read) by the day of the answer"
            )
