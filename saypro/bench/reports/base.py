"""The questions asked of PostgreSQL's base tables, and of the same rows in Parquet files by DuckDB."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from saypro.bench.errors import CannotMeasure
from saypro.bench.out import progress

Rows = list[tuple[Any, ...]]
STEPS = f"""
    SELECT step.id, ticket_id, at AT TIME ZONE '{settings.TIME_ZONE}' AS moment, what, category, region
    FROM helpdesk_ticketstep step JOIN helpdesk_ticket ticket ON ticket.id = ticket_id
    JOIN accounts_user member ON member.id = member_id
    WHERE what IN ('asked', 'answered') AND merged_into_id IS NULL AND spam_at IS NULL AND NOT is_test"""  # noqa: S608, our own words
SAID = f"""
    SELECT thread.kind, sender_id, role = 'member' AS is_member,
           sent_at AT TIME ZONE '{settings.TIME_ZONE}' AS moment
    FROM conversations_message message JOIN conversations_conversation thread ON thread.id = conversation_id
    JOIN accounts_user person ON person.id = sender_id
    WHERE message.kind <> 'card'
      AND NOT EXISTS (SELECT FROM helpdesk_ticket JOIN accounts_user member ON member.id = member_id
                      WHERE conversation_id = thread.id AND (spam_at IS NOT NULL OR member.is_test))
      AND NOT EXISTS (SELECT FROM conversations_participant JOIN accounts_user member ON member.id = person_id
                      WHERE conversation_id = thread.id AND member.is_test)"""  # noqa: S608
TABLES = {"steps": STEPS, "said": SAID}


@dataclass(frozen=True, slots=True)
class Asked:
    """Milliseconds of each question, run after run, and the rows that came of it."""

    ms: dict[str, list[float]] = field(default_factory=dict)
    rows: dict[str, Rows] = field(default_factory=dict)


def ask_postgres(questions: Mapping[str, tuple[str, str]], runs: int) -> Asked:
    found = Asked()
    for name, (parts, question) in questions.items():
        tables = ", ".join(f"{table} AS ({sql})" for table, sql in TABLES.items())
        sql = f"WITH {tables}{', ' * bool(parts)}{parts} {question}"
        for _run in range(runs):
            began = time.perf_counter()
            with connection.cursor() as cursor:
                cursor.execute(sql)
                found.rows[name] = list(cursor.fetchall())
            found.ms.setdefault(name, []).append(1000 * (time.perf_counter() - began))
    return found


def ask_duckdb(folder: Path, questions: Mapping[str, tuple[str, str]], runs: int) -> Asked:
    """Of the files alone, with as many threads as there are processors."""
    duck, found = duckdb().connect(), Asked()
    for table in TABLES:
        duck.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet('{folder / table}.parquet')")  # noqa: S608
    for name, (parts, question) in questions.items():
        for _run in range(runs):
            began = time.perf_counter()
            found.rows[name] = duck.execute(f"{'WITH ' * bool(parts)}{parts} {question}").fetchall()
            found.ms.setdefault(name, []).append(1000 * (time.perf_counter() - began))
    duck.close()
    return found


def export(folder: Path) -> tuple[float, float]:
    """Write the base rows into the folder, through CSV; seconds, and megabytes of the files."""
    began, duck = time.perf_counter(), duckdb().connect()
    for table, sql in TABLES.items():
        progress(f"writing {table}.parquet")
        rough, fine = folder / f"{table}.csv", folder / f"{table}.parquet"
        out = f"COPY ({sql}) TO STDOUT (FORMAT csv, HEADER)"
        with rough.open("wb") as file, connection.cursor() as cursor, cursor.copy(out) as copy:
            for block in copy:
                file.write(block)
        read = f"FROM read_csv('{rough}', allow_quoted_nulls = false)"
        duck.execute(f"COPY ({read}) TO '{fine}' (FORMAT parquet, COMPRESSION zstd)")
        rough.unlink()
    duck.close()
    size = sum(file.stat().st_size for file in folder.glob("*.parquet"))
    return time.perf_counter() - began, size / 1e6


def duckdb() -> Any:
    """The library, which only developers have. Raises CannotMeasure."""
    try:
        import duckdb as library
    except ImportError:
        raise CannotMeasure("DuckDB is not installed here: ./run check installs it.") from None
    return library
