"""Which PostgreSQL the verbs use: the one named by `DATABASE_URL`, or the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import conninfo_to_dict

from .postgres.errors import PostgresFailed
from .postgres.lease import leased
from .var import var

OLDEST = 15
NO_ADDRESS = "{name} is not an address of a PostgreSQL, such as postgresql://user:password@host:5432/name."


class WrongDatabase(Exception):
    """`DATABASE_URL` leads nowhere we can work; the text is a sentence for the person at the terminal."""


@contextmanager
def running(*, durable: bool = True) -> Iterator[str]:
    """The address of a PostgreSQL that answers, also set as `DATABASE_URL` for this process and its children.

    `durable=False` is for tests that lose nothing in a crash. Raises WrongDatabase or PostgresFailed.
    """
    require_address("REPORTS_DATABASE_URL")
    if given := os.environ.get("DATABASE_URL"):
        require(given)
        yield given
        return
    with leased(var() / "postgres", durable=durable) as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            del os.environ["DATABASE_URL"]


def require(url: str) -> None:
    """Raises WrongDatabase unless a PostgreSQL of the right age answers there."""
    try:
        with psycopg.connect(url, connect_timeout=10) as connection:
            version = connection.info.server_version
    except psycopg.Error as error:
        raise WrongDatabase(_why(url, error)) from None
    if version < OLDEST * 10_000:
        raise WrongDatabase(
            f"DATABASE_URL leads to PostgreSQL {version // 10_000}: version {OLDEST} or newer is needed."
        )


def require_address(name: str) -> None:
    """Raises WrongDatabase where the variable holds something else than an address: reports do without a copy
    that does not answer, but nobody would notice a slip of the pen.
    """
    try:
        conninfo_to_dict(os.environ.get(name, ""))
    except psycopg.ProgrammingError:
        raise WrongDatabase(NO_ADDRESS.format(name=name)) from None


def _why(url: str, error: psycopg.Error) -> str:
    """One sentence without the password that the address may hold."""
    try:
        parts = conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        return NO_ADDRESS.format(name="DATABASE_URL")
    where = f"{parts.get('dbname', '')} at {parts.get('host') or parts.get('hostaddr') or 'this machine'}"
    reason = str(error).strip().split("\n")[0].rpartition("failed: ")[2].removeprefix("FATAL:").strip()
    return f"The database {where} named by DATABASE_URL cannot be reached: {reason.rstrip('.')}."


__all__ = ["PostgresFailed", "WrongDatabase", "require", "running"]
