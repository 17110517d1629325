"""Days that stand, as Parquet files for others to read: a folder for each table, and in it one for each day.

A file says in its metadata when its day was counted. What was killed half-way is written by the next run.
"""

import fcntl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils.translation import gettext as _

from saypro.kit.replica import from_replica, read_alias
from saypro.reports.queries.handed_over import FACTS, Facts, counted_at, standing_days
from saypro.reports.refusals import Refused

MEMORY = "256MB"
# As PostgreSQL writes it: without quotes nothing is NULL, with them it is an empty word.
CSV = """
    auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', allow_quoted_nulls = false"""
Written = Mapping[tuple[str, str], str]
"""When the day was counted that a file holds, by table and day."""


def hand_over(folder: Path) -> int:
    """Write the days counted since they were written; returns how many. Safe to repeat, and to kill.

    A day that changes meanwhile waits for the next run. Raises Refused without DuckDB, while another run
    writes there, and where a file that lies there is none of ours.
    """
    library = duckdb()
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder), from_replica(), library.connect(config={"memory_limit": MEMORY}) as duck:
        try:
            there = written(folder, duck)
        except library.Error as error:
            raise Refused(_("A file there cannot be read. {why}").format(why=error)) from None
        due = {day: at for day, at in standing_days().items() if not is_there(day, at, there)}
        return sum(write_day(folder, duck, day, at) for day, at in due.items())


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    with (folder / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refused(_("Another run is writing there.")) from None
        yield


def written(folder: Path, duck: Any) -> Written:
    if not any(folder.glob("*/*/facts.parquet")):
        return {}
    rows = duck.execute(METADATA, [str(folder / "*/*/facts.parquet")]).fetchall()
    homes = [(Path(name).parent, value) for name, value in rows]
    return {(home.parent.name, home.name): value for home, value in homes}


METADATA = """
    SELECT file_name, decode(value) FROM parquet_kv_metadata(?) WHERE decode(key) = 'counted_at'"""


def is_there(day: date, at: datetime, there: Written) -> bool:
    return all(there.get((facts.name, partition(day))) == at.isoformat() for facts in FACTS)


def partition(day: date) -> str:
    return f"day_on={day.isoformat()}"


def write_day(folder: Path, duck: Any, day: date, at: datetime) -> bool:
    """Whether the day still stood as it was when all of it was written: if not, nothing of it is shown."""
    beside = [write(folder, duck, facts, day, at) for facts in FACTS]
    stands = counted_at(day) == at
    for path in beside:
        if stands:
            path.replace(path.with_suffix(""))
        else:
            path.unlink()
    return stands


def write(folder: Path, duck: Any, facts: Facts, day: date, at: datetime) -> Path:
    """Beside where it belongs, and through CSV, so that no day has to fit into memory."""
    home = folder / facts.name / partition(day)
    home.mkdir(parents=True, exist_ok=True)
    rough, beside = home / "facts.csv", home / "facts.parquet.new"
    copy_out(f"COPY ({facts.sql.format(day=day.isoformat())}) TO STDOUT (FORMAT csv)", rough)
    form = f"{CSV}, columns = {facts.columns}"
    options = f"FORMAT parquet, COMPRESSION zstd, KV_METADATA {{counted_at: '{at.isoformat()}'}}"
    duck.execute(f"COPY (FROM read_csv({quoted(rough)}, {form})) TO {quoted(beside)} ({options})")
    rough.unlink()
    return beside


def copy_out(sql: str, path: Path) -> None:
    with path.open("wb") as file, connections[read_alias()].cursor() as cursor, cursor.copy(sql) as copy:
        for block in copy:
            file.write(block)


def quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def duckdb() -> Any:
    """The library, which only those have who hand something over. Raises Refused."""
    try:
        import duckdb as library
    except ImportError:
        raise Refused(_("Handing over needs `.venv/bin/pip install duckdb`.")) from None
    return library
