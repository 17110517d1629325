"""Several statements in one trip to the database, from a thread or from the event loop.

The work is a generator: it asks, yields where the answers must be there, and reads them. Who makes its trips
decides on which connection, and whether anybody else waits meanwhile; the work reads the same.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Protocol, TypeVar

import psycopg
from django.db import connection

R = TypeVar("R")
Trips = Generator[None, None, R]


class Asked:
    """A statement of the next trip; its answer is there once that has been made."""

    __slots__ = ("answer", "parameters", "statement")

    def __init__(self, statement: str, parameters: Sequence[Any]) -> None:
        self.statement = statement
        self.parameters = parameters
        self.answer: Answer | None = None

    def fetchall(self) -> list[Any]:
        assert self.answer is not None, "the trip has not been made"
        return self.answer.fetchall()


class Answer(Protocol):
    """What a statement came to."""

    def fetchall(self) -> list[Any]: ...


class Bundle:
    """What goes along with the next trip."""

    def __init__(self, *, may_commit: bool) -> None:
        self.may_commit = may_commit
        self.has_committed = False
        self.asked: list[Asked] = []

    def take(self) -> list[Asked]:
        taken, self.asked = self.asked, []
        return taken

    @contextmanager
    def being_packed(self) -> Iterator[None]:
        token = _bundle.set(self)
        try:
            yield
        finally:
            _bundle.reset(token)


_bundle: ContextVar[Bundle | None] = ContextVar("bundle", default=None)


def make_trips(trips: Trips[R]) -> R:
    """Run the work on this thread's connection, inside the caller's transaction.

    Raises Django's errors, of whichever statement failed first: those behind it were not carried out.
    """
    connection.ensure_connection()
    bundle = Bundle(may_commit=connection.in_atomic_block and not connection.savepoint_ids)
    while True:
        try:
            with bundle.being_packed():
                next(trips)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]
        with connection.wrap_database_errors, connection.connection.pipeline():
            hand_over(connection.connection, bundle.take())


def hand_over(raw: psycopg.Connection[Any], asked: Sequence[Asked]) -> None:
    """Give the statements to the driver, prepared, their parameters apart from their text."""
    for one in asked:
        one.answer = cursor = Queued(raw)
        cursor.execute(one.statement, one.parameters or None, prepare=bool(one.parameters))


def ask(statement: str, parameters: Sequence[Any] = ()) -> Asked:
    """Add a statement to the next trip of the work that is running."""
    bundle = _bundle.get()
    assert bundle is not None, "outside the work of trips there is nothing to add to"
    bundle.asked.append(asked := Asked(statement, parameters))
    return asked


def commit() -> None:
    """Let the next trip commit, where nobody further out has begun the transaction; nothing may follow it.

    Django's own commit then finds nothing left to do.
    """
    bundle = _bundle.get()
    if bundle and bundle.may_commit:
        ask("COMMIT")
        bundle.has_committed = True


def run(statement: str, parameters: Sequence[Any]) -> None:
    """Run a statement whose answer nobody needs, or add it to the next trip where there is one."""
    if _bundle.get() is not None:
        ask(statement, parameters)
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def is_in_transaction() -> bool:
    return _bundle.get() is not None or connection.in_atomic_block


class Queued(psycopg.Cursor[Any]):
    """Hands its statement to the driver's buffer and waits for nothing.

    psycopg's own looks at the socket for each statement of a pipeline, and every look gives up the
    interpreter's lock, which under load costs more than the statement.
    """

    def _execute_gen(self, query: Any, params: Any = None, *, prepare: Any = None, binary: Any = None) -> Any:
        yield from self._start_query(query)
        yield from self._maybe_prepare_gen(self._convert_query(query, params), prepare=prepare, binary=binary)
        pipeline = self._conn._pipeline
        while pipeline and pipeline.command_queue:
            pipeline.command_queue.popleft()()
