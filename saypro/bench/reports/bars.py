"""What was measured, beside what is wanted."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from saypro.bench.out import percentile
from saypro.bench.reports.measure import Found

WARM = "dashboard, warm"
PAPER = "monthly report as PDF"
MOST_WARM_MS, MOST_PAPER_MS, MOST_GROWTH = 150.0, 2000.0, 1.5


def missed(found: Sequence[Found]) -> list[str]:
    """The bars that were missed, each in words. Growth is from the first world to the last."""
    return [words for one in found for words in too_slow(one)] + list(too_steep(found[0], found[-1]))


def too_slow(one: Found) -> Iterator[str]:
    for name, most in ((WARM, MOST_WARM_MS), (PAPER, MOST_PAPER_MS)):
        if name in one.ms and median(one.ms[name]) >= most:
            took = median(one.ms[name])
            yield f"{name} takes {took:.0f} ms over {one.world.messages:,} messages, wanted {most:.0f}"


def too_steep(small: Found, large: Found) -> Iterator[str]:
    if WARM in small.ms and WARM in large.ms:
        times = median(large.ms[WARM]) / median(small.ms[WARM])
        if times >= MOST_GROWTH:
            yield f"{WARM} grows by {times:.2f}, wanted {MOST_GROWTH}"


def result(one: Found) -> dict[str, Any]:
    return {name: told(ms) for name, ms in one.ms.items()} | one.facts


def told(ms: list[float]) -> dict[str, float]:
    ordered = sorted(ms)
    return {
        "p50": round(median(ordered), 1),
        "p95": round(percentile(ordered, 95), 1),
        "least": round(ordered[0], 1),
        "most": round(ordered[-1], 1),
    }


def rows(found: Sequence[Found], cell: Callable[[Found, str], str | None]) -> Iterator[list[str]]:
    """One for each name that any of the worlds has."""
    names = {name: None for one in found for name in (*one.ms, *one.facts)}
    for name in names:
        cells = [cell(one, name) for one in found]
        if any(each is not None for each in cells):
            yield [name, *(each or "" for each in cells)]


def spread(one: Found, name: str) -> str | None:
    if name not in one.ms:
        return None
    found = told(one.ms[name])
    last = f"p95 {found['p95']:,.1f}" if len(one.ms[name]) > 10 else f"{found['most']:,.1f}"
    return f"{found['p50']:,.1f} ({found['least']:,.1f} – {last})"


def fact(one: Found, name: str) -> str | None:
    return f"{one.facts[name]:,}" if name in one.facts else None
