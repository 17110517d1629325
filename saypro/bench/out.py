"""What a measurement prints: lines, tables, one object of JSON; and percentiles."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any


def say(text: str = "") -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def progress(text: str) -> None:
    """How far it is, on stderr, so that stdout stays a result."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def say_json(result: Any) -> None:
    say(json.dumps(result))


def say_table(rows: Iterable[Sequence[object]]) -> None:
    """Columns as wide as they must be; the first to the left, the others to the right."""
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for first, *others in cells:
        padded = [cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True)]
        say("  ".join([first.ljust(widths[0]), *padded]).rstrip())


def percentile(values: Sequence[float], percent: float) -> float:
    """Nearest rank of sorted values; 0.0 of none."""
    if not values:
        return 0.0
    return values[min(len(values) - 1, max(0, round(len(values) * percent / 100 + 0.5) - 1))]


def percentiles_ms(seconds: Iterable[float], *percents: int) -> dict[str, float]:
    """`p50`, `p95` … in milliseconds."""
    ordered = sorted(seconds)
    return {f"p{percent}": round(percentile(ordered, percent) * 1000, 2) for percent in percents}
