"""Plans are thrown away as tables grow under them, and by and by."""

import asyncio

import pytest
from django.db import connection

from saypro.kit import plans
from saypro.kit.loop_trips import LoopConnection
from saypro.kit.plans import Plans
from saypro.kit.trips import Trips, ask

FOUND = "SELECT count(*) FROM planned WHERE number = %s"


def test_they_are_old_after_twice_as_much_work() -> None:
    kept = Plans()
    assert [work for work in range(1, 40) if kept.are_old()] == [1, 2, 4, 8, 16, 32]


def test_they_are_old_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Plans()
    young = [kept.are_old() for _work in range(7)]
    monkeypatch.setattr(plans, "KEPT_S", 0)
    assert young == [True, True, False, True, False, False, False]
    assert [kept.are_old() for _work in range(3)] == [True, True, True]


@pytest.mark.django_db(transaction=True)
def test_a_table_that_grew_is_planned_for_anew() -> None:
    execute("CREATE TABLE planned (number bigint PRIMARY KEY) WITH (autovacuum_enabled = false)")
    execute("ANALYZE planned")
    try:
        plan_before, plan_after = asyncio.run(plans_as_it_grows())
    finally:
        execute("DROP TABLE planned")
    assert "Seq Scan" in plan_before, "prepared, and kept, for an empty table"
    assert "Index" in plan_after


def execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


async def plans_as_it_grows() -> tuple[str, str]:
    line = LoopConnection(["SET plan_cache_mode = force_generic_plan"])
    try:
        for _work in range(8):
            await line.make_trips(finding())
        await line.make_trips(growing())
        before = await line.make_trips(explaining())
        for _work in range(11, 17):
            await line.make_trips(finding())
        return before, await line.make_trips(explaining())
    finally:
        line.close()


def finding() -> Trips[None]:
    ask(FOUND, [1])
    yield


def growing() -> Trips[None]:
    ask("INSERT INTO planned SELECT generate_series(1, 50000)")
    yield


def explaining() -> Trips[str]:
    named = ask("SELECT name FROM pg_prepared_statements WHERE statement LIKE '%planned WHERE%'")
    yield
    ((name,),) = named.fetchall()
    plan = ask(f"EXPLAIN EXECUTE {name}(1)")
    yield
    return "\n".join(line for (line,) in plan.fetchall())
