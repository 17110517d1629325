"""How well a sorter sorts messages whose labels are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saypro.helpdesk.sorting.pipeline import UNCATEGORISED


@dataclass(frozen=True, slots=True)
class OfLabel:
    label: str
    messages: int
    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares are from 0 to 1. `table` counts messages by their label and what they were given.

    `accuracy` is that of the likeliest category, as if nothing were ever left uncategorised;
    `sorted_right` that of the messages which were sorted.
    """

    messages: int
    accuracy: float
    macro_f1: float
    uncategorised: float
    sorted_right: float
    labels: list[OfLabel]
    table: dict[str, dict[str, int]]


def measured(truth: Sequence[str], likeliest: Sequence[str], given: Sequence[str]) -> Figures:
    """What comes of these: label by label, and over all."""
    names = sorted({*truth, *likeliest})
    counted = table(truth, likeliest, names)
    labels = [of_label(name, counted) for name in names]
    answered = [(a, b) for a, b in zip(truth, given, strict=True) if b != UNCATEGORISED]
    present = [one.f1 for one in labels if one.messages]
    return Figures(
        messages=len(truth),
        accuracy=share(sum(counted[name][name] for name in names), len(truth)),
        macro_f1=share(sum(present), len(present)),
        uncategorised=share(len(truth) - len(answered), len(truth)),
        sorted_right=share(sum(a == b for a, b in answered), len(answered)),
        labels=labels,
        table=counted,
    )


def table(truth: Sequence[str], given: Sequence[str], names: Sequence[str]) -> dict[str, dict[str, int]]:
    counted = {name: dict.fromkeys(names, 0) for name in names}
    for is_, said in zip(truth, given, strict=True):
        counted[is_][said] += 1
    return counted


def of_label(name: str, counted: dict[str, dict[str, int]]) -> OfLabel:
    messages = sum(counted[name].values())
    said, right = sum(row[name] for row in counted.values()), counted[name][name]
    precision, recall = share(right, said), share(right, messages)
    both = share(2 * precision * recall, precision + recall)
    return OfLabel(name, messages, precision, recall, both)


def share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def lines(figures: Figures, *, widest: int = 20) -> list[str]:
    """The figures as a page of text; the table of confusions only up to `widest` labels."""
    found = [
        f"messages {figures.messages}   accuracy {figures.accuracy:.3f}   macro-F1 {figures.macro_f1:.3f}   "
        f"uncategorised {figures.uncategorised:.3f}   right of the sorted {figures.sorted_right:.3f}",
        f"{'':28}{'messages':>9}{'precision':>11}{'recall':>8}{'F1':>7}",
    ]
    found += [
        f"{one.label:28}{one.messages:9}{one.precision:11.3f}{one.recall:8.3f}{one.f1:7.3f}"
        for one in figures.labels
    ]
    return found + (confusions(figures.table) if len(figures.table) <= widest else [])


def confusions(counted: dict[str, dict[str, int]]) -> list[str]:
    head = "label \\ given"
    rows: list[str] = ["", f"{head:20}" + "".join(f"{name[:12]:>14}" for name in counted)]
    rows += [f"{name[:19]:20}" + "".join(f"{n:14}" for n in row.values()) for name, row in counted.items()]
    return rows


def as_plain(figures: Figures) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(figures)
