"""A report as a table: the same for the page, for files and for paper."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """`columns` are headings in words; every row has a cell for each. None is nothing known."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    is_cut: bool = False
