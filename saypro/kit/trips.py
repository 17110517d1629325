"""Several statements in one trip to the database."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from psycopg.pq import PipelineStatus


@contextmanager
def one_trip() -> Iterator[None]:
    """What is queued inside goes to the database together; the answers are there when the block ends.

    Raises Django's errors, of whichever statement failed first: those behind it were not carried out.
    """
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


@contextmanager
def last_trip() -> Iterator[None]:
    """`one_trip` that also commits, where nobody further out has begun the transaction.

    Django's own commit then finds nothing left to do. Nothing may be written between this and the end of the
    transaction.
    """
    with one_trip():
        yield
        if connection.in_atomic_block and not connection.savepoint_ids:
            queue("COMMIT")


def queue(statement: str, parameters: Sequence[Any] = ()) -> "Queued":
    """Queue a statement inside `one_trip`; prepared, its parameters apart from its text."""
    cursor = Queued(connection.connection)
    cursor.execute(statement, parameters or None, prepare=bool(parameters))
    return cursor


def run(statement: str, parameters: Sequence[Any]) -> None:
    """Run a statement whose answer nobody needs, or queue it where the caller is making one trip."""
    if is_in_trip():
        queue(statement, parameters)
        return
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


def is_in_trip() -> bool:
    raw = connection.connection
    return raw is not None and raw.pgconn.pipeline_status != PipelineStatus.OFF


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
