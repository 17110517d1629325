"""One world after the other: pages, reports and steps of ours, and the same figures from the base tables."""

import os
import resource
import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.utils import timezone

from saypro.accounts.models import User
from saypro.bench.database import kept_database
from saypro.bench.errors import CannotMeasure
from saypro.bench.filling import Size, is_filled, mark_filled
from saypro.bench.out import progress
from saypro.bench.pages import House, Visitor, queries_of, served
from saypro.bench.people import session_of
from saypro.bench.processors import cpu_s
from saypro.bench.reports.base import Asked, ask_duckdb, ask_postgres, export
from saypro.bench.reports.ours import Ours, ask_ours
from saypro.bench.reports.questions import Span, questions
from saypro.bench.reports.world import VIEWER, World, fill
from saypro.project.own_databases import drop_database, has_database
from saypro.reports.actions import fill_due, rebuild
from saypro.reports.metrics import METRICS
from saypro.reports.office_days import day_of
from saypro.reports.periods import Length, period_of

PAGES = {
    "dashboard": "/office/figures/",
    "dashboard of a month": "/office/figures/?length=month",
    "dashboard of a category": "/office/figures/?category=support",
}


@dataclass(slots=True)
class Found:
    """All that was measured in one world: milliseconds run after run by name, and sizes and the like."""

    world: World
    ms: dict[str, list[float]] = field(default_factory=dict)
    facts: dict[str, float] = field(default_factory=dict)


def measure_world(world: World, runs: int, pages: int, *, again: bool) -> Found:
    """Raises CannotMeasure where two ways come to different figures."""
    found = Found(world)
    drop_unless_filled(world)
    with kept_database(world.name) as address:
        prepare(found, again=again)
        fill_due(timezone.now(), at_most=None)
        compare(found, runs)
        if pages:
            ask_pages(found, address, pages)
        found.facts |= sizes()
    return found


def drop_unless_filled(world: World) -> None:
    """What an earlier run left half done, or an earlier version of ours."""
    if has_database(world.name):
        with kept_database(world.name):
            is_good = is_filled()
        if not is_good:
            drop_database(world.name)


def prepare(found: Found, *, again: bool) -> None:
    """The world, filled now or by an earlier run; with `again` all stretches and days are made anew."""
    world, is_new = found.world, not is_filled()
    if is_new:
        progress(f"filling {world.name}: {world.messages:,} messages, {world.tickets:,} tickets")
        fill(world)
    if is_new or again:
        progress("measuring every ticket and counting every day")
        began = time.perf_counter()
        rebuild(timezone.now())
        found.facts["everything rebuilt, s"] = round(time.perf_counter() - began, 1)
        found.facts["memory of rebuilding, MB"] = peak_mb()
        mark_filled(Size(world.name, 0, 0, 0))


def compare(found: Found, runs: int) -> None:
    at, today = timezone.now(), day_of(timezone.now())
    quarter = period_of(Length.QUARTER, today).before
    year = Span(today - timedelta(days=365), today, at)
    ours = ask_ours(quarter, year, runs)
    found.ms |= ours.ms
    asked = questions(Span(quarter.since, quarter.until, at), year)
    raw = ask_postgres(asked, runs)
    with tempfile.TemporaryDirectory(prefix="saypro-bench-") as folder:
        found.facts["Parquet written, s"], found.facts["Parquet, MB"] = map(round, export(Path(folder)))
        duck = ask_duckdb(Path(folder), asked, runs)
    found.ms |= {f"{name}: plain SQL": ms for name, ms in raw.ms.items()}
    found.ms |= {f"{name}: DuckDB": ms for name, ms in duck.ms.items()}
    require_alike(ours, raw, duck)


def require_alike(ours: Ours, raw: Asked, duck: Asked) -> None:
    """The same figures on all three ways."""
    for way in (raw, duck):
        office, deals, writers = way.rows["messages and writers"][0]
        require("messages", ours.figures.value(METRICS["messages"].formula).n, office)
        require("messages between members", ours.figures.value(METRICS["between"].formula).n, deals)
        require("members who wrote", ours.figures.value(METRICS["active"].formula).n, writers)
        in_time = ours.figures.value(METRICS["answered_24h"].formula)
        rows = way.rows["answered in 24 h by category"]
        require("waits", in_time.n, sum(row[1] for row in rows))
        require("waits in time", in_time.kept, sum(row[2] for row in rows))
        median = ours.figures.value(METRICS["first_median"].formula).value or 0
        require("median", round(median * 3600, 3), round(way.rows["median first answer"][0][0], 3))
        rows = way.rows["answered in 24 h by category and province, a year"]
        counts = {(category, region): n for category, region, n, _kept in rows}
        require("waits by category and province", {key: n for key, (_rate, n) in ours.custom.items()}, counts)


def require(what: str, ours: object, theirs: object) -> None:
    if ours != theirs:
        raise CannotMeasure(f"{what}: ours says {ours}, another way {theirs}.")


def ask_pages(found: Found, address: str, pages: int) -> None:
    """The whole page of a lead, from a server that has just begun, and then again and again."""
    session = session_of(User.objects.get(name=VIEWER))
    session.save()
    house = House(address, session.session_key, PAGES, queries_of(PAGES, session.session_key))
    with served(house) as visitor:
        for page in PAGES:
            found.ms[f"{page}, first page of a server"] = [1000 * each for each in visitor.ask(page)]
            began = spent(found.world, visitor)
            found.ms[f"{page}, warm"] = [1000 * each for each in visitor.ask(page, pages)]
            for whose, seconds in spent(found.world, visitor).items():
                found.facts[f"{page}, {whose}, ms"] = round(1000 * (seconds - began[whose]) / pages, 1)
    found.facts |= {f"queries of the {page}": n for page, n in house.queries.items()}
    found.facts["load of the machine"] = round(os.getloadavg()[0], 1)


def spent(world: World, visitor: Visitor) -> dict[str, float]:
    """Seconds of processors so far. Those of PostgreSQL while its connections last, as they do meanwhile."""
    port = urlsplit(visitor.site).port
    return {"processor of the server": cpu_s(f"--port {port}"), "of PostgreSQL": cpu_s(f"{world.name} ")}


def sizes() -> dict[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(SIZES)
        return {f"{name}, MB": round(size / 1e6) for name, size in cursor.fetchall() if size > 1e6}


def peak_mb() -> int:
    """The most memory this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


SIZES = """
SELECT relname, pg_total_relation_size(oid) FROM pg_class
WHERE relkind = 'r' AND relname IN ('conversations_message', 'helpdesk_ticket', 'helpdesk_ticketstep')
   OR relkind = 'r' AND relname LIKE 'reports_%' ORDER BY 2 DESC
"""
