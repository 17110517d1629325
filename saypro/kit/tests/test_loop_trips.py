"""The event loop's own trips: committed or not at all, and on a new connection after the old one broke."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from django.db import DataError, IntegrityError, NotSupportedError, OperationalError

from saypro.kit.loop_trips import LoopConnection
from saypro.kit.tests.test_trips import MARK, marking, marks
from saypro.kit.trips import Trips, ask, run

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_done_is_committed_and_a_failure_leaves_nothing_and_harms_nobody() -> None:
    async def work(line: LoopConnection) -> None:
        await line.make_trips(marking(1))
        with pytest.raises(IntegrityError):
            await line.make_trips(marking(2, 1))
        await line.make_trips(marking(3))

    on_a_line(work)
    assert marks() == [1, 3]


def test_work_that_never_says_commit_is_committed_when_it_ends() -> None:
    def quietly() -> Trips[None]:
        yield
        run(MARK, [4, "trip"])

    on_a_line(lambda line: line.make_trips(quietly()))
    assert marks() == [4]


def test_an_error_of_ours_in_the_middle_leaves_nothing() -> None:
    def stumbling() -> Trips[None]:
        run(MARK, [5, "trip"])
        yield
        raise ValueError("stumbled")

    async def work(line: LoopConnection) -> None:
        with pytest.raises(ValueError, match="stumbled"):
            await line.make_trips(stumbling())
        await line.make_trips(marking(6))

    on_a_line(work)
    assert marks() == [6]


def test_after_its_connection_was_cut_the_next_work_opens_another() -> None:
    def cut() -> Trips[None]:
        ask("SELECT pg_terminate_backend(pg_backend_pid())")
        yield

    async def work(line: LoopConnection) -> None:
        await line.make_trips(marking(7))
        with pytest.raises(OperationalError):
            await line.make_trips(cut())
        await line.make_trips(marking(8))

    on_a_line(work)
    assert marks() == [7, 8]


def test_work_that_is_called_off_while_it_waits_leaves_nothing_and_harms_nobody() -> None:
    def slow() -> Trips[None]:
        run(MARK, [9, "trip"])
        ask("SELECT pg_sleep(30)")
        yield

    async def work(line: LoopConnection) -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(line.make_trips(slow()), 0.3)
        await line.make_trips(marking(10))

    on_a_line(work)
    assert marks() == [10]


def test_what_no_statement_can_have_is_refused_and_the_next_work_goes_on() -> None:
    async def work(line: LoopConnection) -> None:
        with pytest.raises(DataError):
            await line.make_trips(said(["a\0b"]))
        assert await line.make_trips(said([None, 1, "1", [1], 2**40])) == [None, "1", "1", "{1}", str(2**40)]

    on_a_line(work)


def test_a_statement_that_failed_when_it_was_new_can_be_asked_again() -> None:
    def halved(by: int) -> Trips[list[Any]]:
        asked = ask("SELECT 10 / %s %% 3", [by])
        yield
        return asked.fetchall()

    async def work(line: LoopConnection) -> None:
        with pytest.raises(DataError):
            await line.make_trips(halved(0))
        assert await line.make_trips(halved(2)) == [(2,)]
        assert await line.make_trips(halved(5)) == [(2,)]

    on_a_line(work)


def test_a_table_that_changed_under_a_prepared_statement_fails_once() -> None:
    def everything() -> Trips[list[Any]]:
        asked = ask("SELECT * FROM trip_table WHERE a = %s", [1])
        yield
        return asked.fetchall()

    async def work(line: LoopConnection) -> None:
        assert await line.make_trips(everything()) == []
        await line.make_trips(doing("ALTER TABLE trip_table ADD COLUMN b integer"))
        with pytest.raises(NotSupportedError, match="cached plan"):
            await line.make_trips(everything())
        assert await line.make_trips(everything()) == []

    on_a_line(lambda line: line.make_trips(doing("CREATE TABLE trip_table (a integer)")))
    try:
        on_a_line(work)
    finally:
        on_a_line(lambda line: line.make_trips(doing("DROP TABLE trip_table")))


def doing(statement: str) -> Trips[None]:
    ask(statement)
    yield


def said(values: list[Any]) -> Trips[list[str]]:
    """Each value as the database writes it, by one statement and others of its kinds."""
    asked = [ask("SELECT %s::text", [value]) for value in values]
    yield
    return [text for one in asked for (text,) in one.fetchall()]


def test_its_tuning_is_set_and_times_come_back_in_utc() -> None:
    def looking() -> Trips[list[Any]]:
        asked = ask("SELECT current_setting('jit'), now()")
        yield
        return asked.fetchall()

    async def work(line: LoopConnection) -> None:
        ((jit, now),) = await line.make_trips(looking())
        assert jit == "off"
        assert now.utcoffset().total_seconds() == 0

    on_a_line(work)


def on_a_line(work: Callable[[LoopConnection], Awaitable[object]]) -> None:
    async def run_it() -> None:
        line = LoopConnection(["SET jit = off"])
        try:
            await work(line)
        finally:
            line.close()

    asyncio.run(run_it())


def test_more_than_the_socket_holds_goes_out_while_answers_come_in() -> None:
    """Neither side may wait for the other with full hands."""
    much, times = "x" * 500_000, 20

    def echoing() -> Trips[list[str]]:
        asked = [ask("SELECT %s::text", [much]) for _time in range(times)]
        yield
        return [text for one in asked for (text,) in one.fetchall()]

    async def work(line: LoopConnection) -> None:
        assert await asyncio.wait_for(line.make_trips(echoing()), 20) == [much] * times

    on_a_line(work)
