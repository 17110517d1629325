"""Somebody else's service desk, from a CSV: every row is kept, and what is wrong with it is said."""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from saypro.bench.errors import LogError

FIELDS = ("opened", "closed", "category", "team", "region")
NEEDED = ("opened", "closed")
MOST = 1_000_000
LONGEST = 60
NOT_THERE = {"", "na", "n/a", "nan", "nat", "none", "null", "-"}


@dataclass(frozen=True, slots=True)
class Row:
    """A request as it is replayed. Without an opening it counts as open, and no ticket can be made of it."""

    line: int
    opened: datetime | None
    closed: datetime | None
    category: str
    team: str
    region: str


@dataclass(frozen=True, slots=True)
class Dirt:
    """What is wrong with a field in a line: `missing`, `unreadable`, `negative` or `future`."""

    line: int
    why: str
    field: str
    text: str


@dataclass(frozen=True, slots=True)
class TicketLog:
    rows: list[Row]
    dirt: list[Dirt]

    @property
    def dirty(self) -> int:
        """How many rows have something wrong with them."""
        return len({each.line for each in self.dirt})

    @property
    def dirty_by(self) -> dict[str, int]:
        return dict(sorted(Counter(each.why for each in self.dirt).items()))


def columns_of(given: str) -> dict[str, str]:
    """`opened=created,closed=resolved` as a mapping. Raises LogError."""
    pairs = [pair.partition("=") for pair in given.split(",") if pair.strip()]
    found = {field.strip(): column.strip() for field, _is, column in pairs}
    unknown = sorted(set(found) - set(FIELDS))
    if unknown or not all(found.values()):
        raise LogError(f"--map takes {', '.join(f'{name}=COLUMN' for name in FIELDS)}, not {given!r}.")
    return {**{name: name for name in NEEDED}, **found}


def zone_called(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise LogError(f"There is no time zone {name!r}.") from None


def read_tickets(file: Path, columns: Mapping[str, str], *, at: datetime, zone: ZoneInfo) -> TicketLog:
    """All rows in their order. Moments without an offset are the zone's; `at` is when the replay ends."""
    rows, dirt = [], list[Dirt]()
    for line, cells in enumerate(cells_of(file, columns), 2):
        row, wrong = row_of(line, cells, columns, at, zone)
        rows.append(row)
        dirt += wrong
    return TicketLog(rows, dirt)


def cells_of(file: Path, columns: Mapping[str, str]) -> Iterator[dict[str, str]]:
    try:
        with file.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            reader = csv.DictReader(text)
            absent = [column for column in columns.values() if column not in (reader.fieldnames or [])]
            if absent:
                raise LogError(f"{file} has no column {absent[0]!r}. Name the columns with --map.")
            for number, cells in enumerate(reader):
                if number >= MOST:
                    raise LogError(f"{file} has more than {MOST:,} rows.")
                yield {name: (cells.get(column) or "").strip() for name, column in columns.items()}
    except (OSError, csv.Error) as error:
        raise LogError(f"{file} cannot be read: {error}.") from None


def row_of(
    line: int, cells: Mapping[str, str], columns: Mapping[str, str], at: datetime, zone: ZoneInfo
) -> tuple[Row, list[Dirt]]:
    """A close before the opening is one at it; one that cannot be read or is still to come is none."""
    opened, closed = (moment(cells[name], zone) for name in NEEDED)
    dirt = [
        Dirt(line, why_not(cells[name]), name, cells[name])
        for name, found in (("opened", opened), ("closed", closed))
        if found is None
    ]
    for name, found in (("opened", opened), ("closed", closed)):
        if found and found > at:
            dirt.append(Dirt(line, "future", name, cells[name]))
    if closed and closed > at:
        closed = None
    if opened and closed and closed < opened:
        dirt.append(Dirt(line, "negative", "closed", cells["closed"]))
        closed = opened
    rest = {name: cells.get(name, "")[:LONGEST] for name in ("category", "team", "region")}
    return Row(line, opened, closed if opened else None, **rest), dirt


def why_not(text: str) -> str:
    return "missing" if text.lower() in NOT_THERE else "unreadable"


def moment(text: str, zone: ZoneInfo) -> datetime | None:
    """ISO, with slashes too; None for anything else."""
    try:
        found = datetime.fromisoformat(text.replace("/", "-"))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=zone)
