"""Trips to the database that the event loop makes itself: nobody waits for a thread, nor for its lock."""

import asyncio
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from typing import Any, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseErrorWrapper

from saypro.kit.connections import own_connection
from saypro.kit.loop_waits import answer_of
from saypro.kit.plans import DISCARD, Plans
from saypro.kit.trips import Asked, Bundle, Trips, hand_over

R = TypeVar("R")


class LoopConnection:
    """One connection of the event loop's, in pipeline mode as long as it lives; one piece of work at a time.

    It is opened when it is first needed, and again after it broke. `tuning` runs once on each.
    """

    def __init__(self, tuning: Sequence[str] = ()) -> None:
        self.tuning = tuning
        self._wrapper: BaseDatabaseWrapper | None = None
        self._pipeline: psycopg.Pipeline | None = None
        self._plans = Plans()
        self._kept = ExitStack()
        self._errors = DatabaseErrorWrapper(connections[DEFAULT_DB_ALIAS])

    async def make_trips(self, trips: Trips[R]) -> R:
        """Run the work in a transaction of its own, which commits if nothing fails.

        Raises Django's errors; nothing is kept then.
        """
        with self._errors:
            raw = await self._raw()
            try:
                return await self._make(raw, trips)
            except BaseException:
                await self._give_up(raw)
                raise

    async def _make(self, raw: psycopg.Connection[Any], trips: Trips[R]) -> R:
        bundle = Bundle(may_commit=True)
        if self._plans.are_old():
            bundle.asked.append(Asked(DISCARD, ()))
        bundle.asked.append(Asked("BEGIN", ()))
        while True:
            try:
                with bundle.being_packed():
                    next(trips)
            except StopIteration as end:
                if not bundle.has_committed:
                    await self._travel(raw, [*bundle.take(), Asked("COMMIT", ())])
                return end.value  # type: ignore[no-any-return]
            await self._travel(raw, bundle.take())

    async def _travel(self, raw: psycopg.Connection[Any], asked: Sequence[Asked]) -> None:
        assert self._pipeline is not None
        hand_over(raw, asked)
        await answer_of(self._pipeline._sync_gen(), raw.pgconn)

    async def _give_up(self, raw: psycopg.Connection[Any]) -> None:
        """Leave the transaction; a connection that cannot do even that is thrown away."""
        try:
            await self._travel(raw, [Asked("ROLLBACK", ())])
        except (psycopg.Error, asyncio.CancelledError):
            self.close()

    async def _raw(self) -> psycopg.Connection[Any]:
        if self._wrapper is None:
            self._wrapper = await asyncio.to_thread(self._open)
            self._pipeline = self._kept.enter_context(self._wrapper.connection.pipeline())
        raw: psycopg.Connection[Any] = self._wrapper.connection
        return raw

    def _open(self) -> BaseDatabaseWrapper:
        wrapper = own_connection()
        wrapper.inc_thread_sharing()
        with wrapper.cursor() as cursor:
            for setting in self.tuning:
                cursor.execute(setting)
        return wrapper

    def close(self) -> None:
        """Safe to repeat."""
        if self._wrapper is not None:
            self._wrapper.connection.close()
            with suppress(psycopg.Error):  # a pipeline cannot end well on a closed connection
                self._kept.close()
        self._wrapper = self._pipeline = None
