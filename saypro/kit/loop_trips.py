"""Trips to the database that the event loop makes itself: nobody waits for a thread, nor for its lock."""

import asyncio
from collections.abc import Sequence
from typing import TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseErrorWrapper

from saypro.kit.connections import own_connection
from saypro.kit.loop_waits import answer_of
from saypro.kit.pipelines import Pipeline
from saypro.kit.plans import DISCARD, Plans
from saypro.kit.trips import Asked, Bundle, Trips

R = TypeVar("R")


class LoopConnection:
    """One connection of the event loop's, in pipeline mode as long as it lives; one piece of work at a time.

    It is opened when it is first needed, and again after it broke. `tuning` runs once on each.
    """

    def __init__(self, tuning: Sequence[str] = ()) -> None:
        self.tuning = tuning
        self._wrapper: BaseDatabaseWrapper | None = None
        self._pipeline: Pipeline | None = None
        self._plans = Plans()
        self._errors = DatabaseErrorWrapper(connections[DEFAULT_DB_ALIAS])

    async def make_trips(self, trips: Trips[R]) -> R:
        """Run the work in a transaction of its own, which commits if nothing fails.

        Raises Django's errors; nothing is kept then.
        """
        with self._errors:
            pipeline = await self._opened()
            try:
                return await self._make(pipeline, trips)
            except BaseException:
                await self._give_up(pipeline)
                raise

    async def _make(self, pipeline: Pipeline, trips: Trips[R]) -> R:
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
                    await travel(pipeline, [*bundle.take(), Asked("COMMIT", ())])
                return end.value  # type: ignore[no-any-return]
            await travel(pipeline, bundle.take())

    async def _give_up(self, pipeline: Pipeline) -> None:
        """Leave the transaction; a connection that cannot do even that is thrown away."""
        if pipeline.is_answering:
            self.close()
            return
        try:
            await answer_of(pipeline.leave(), pipeline.line)
        except (psycopg.Error, asyncio.CancelledError):
            self.close()

    async def _opened(self) -> Pipeline:
        if self._wrapper is None or self._pipeline is None:
            self._wrapper = await asyncio.to_thread(self._open)
            self._pipeline = Pipeline(self._wrapper.connection)
        return self._pipeline

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
        self._wrapper = self._pipeline = None


async def travel(pipeline: Pipeline, asked: Sequence[Asked]) -> None:
    pipeline.send(asked)
    await answer_of(pipeline.answers(), pipeline.line)
