"""Statements in pipeline mode, prepared once each, in libpq's own words.

psycopg's cursors, one for each of a batch's ten statements, took a third of what a lone message takes.
"""

from collections import deque
from collections.abc import Generator, Sequence
from typing import Any

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.generators import fetch_many
from psycopg.pq import ExecStatus
from psycopg.pq.abc import PGresult

from saypro.kit.trips import Asked

Key = tuple[str, tuple[int, ...] | None]
FINE = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


class Rows:
    """The answer to one statement; its rows are read when somebody wants them."""

    __slots__ = ("read", "result")

    def __init__(self, read: abc.Transformer, result: PGresult) -> None:
        self.read = read
        self.result = result

    def fetchall(self) -> list[Any]:
        self.read.set_pgresult(self.result)
        return self.read.load_rows(0, self.result.ntuples, tuple)


class Pipeline:
    """One connection that nobody else uses from now on, in pipeline mode as long as it lives."""

    def __init__(self, raw: psycopg.Connection[Any]) -> None:
        self.line = raw.pgconn
        self.adapt: abc.Transformer = Transformer(raw)
        self.names: dict[Key, bytes] = {}
        self.count = 0
        self.sent: deque[Asked | None] = deque()
        self.is_answering = False
        self.line.enter_pipeline_mode()

    def send(self, asked: Sequence[Asked]) -> None:
        """Hand the statements over, unanswered. Raises DataError for what no parameter can be."""
        for one in asked:
            if one.parameters:
                self._send_prepared(one)
            else:
                self.line.send_query_params(one.statement.encode(), None)
                self.sent.append(one)

    def _send_prepared(self, one: Asked) -> None:
        given = self.adapt.dump_sequence(one.parameters, [PyFormat.AUTO] * len(one.parameters))
        key = (one.statement, self.adapt.types)
        name = self.names.get(key) or self._prepare(key)
        self.line.send_query_prepared(name, given, self.adapt.formats)
        self.sent.append(one)

    def _prepare(self, key: Key) -> bytes:
        statement, types = key
        self.count += 1
        self.names[key] = name = f"trip_{self.count}".encode()
        self.line.send_prepare(name, numbered(statement), types)
        self.sent.append(None)
        return name

    def answers(self) -> Generator[int, int, None]:
        """Talk until all that was sent is answered. Raises the first error: what is behind it was not done.

        Whoever leaves in the middle, or fails otherwise, leaves a connection that is good for nothing.
        """
        self.is_answering = True
        self.line.pipeline_sync()
        failure: psycopg.Error | None = None
        while self.sent:
            (result,) = yield from fetch_many(self.line)
            one = self.sent.popleft()
            if result.status == ExecStatus.FATAL_ERROR:
                failure = failure or error_from_result(result)
            elif one and result.status in FINE:
                one.answer = Rows(self.adapt, result)
        yield from fetch_many(self.line)
        self.is_answering = False
        if failure:
            raise failure

    def leave(self) -> Generator[int, int, None]:
        """After a failure: leave the transaction, and prepare anew, as what was prepared may be the reason.

        It may be as old as a table that has changed, or was never prepared because the failure came first.
        """
        self.names.clear()
        self.send([Asked("ROLLBACK", ()), Asked("DEALLOCATE ALL", ())])
        return self.answers()


def numbered(statement: str) -> bytes:
    """With libpq's placeholders instead of Python's."""
    first, *others = statement.split("%s")
    words = [first, *(f"${place}{more}" for place, more in enumerate(others, 1))]
    return "".join(words).replace("%%", "%").encode()
