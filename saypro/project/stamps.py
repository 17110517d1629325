"""Notes of what was prepared last, so that a start with nothing new to do is quick."""

import hashlib
import os
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import psycopg
from psycopg import sql

from .var import PACKAGE, is_checkout, var


def is_database_current(url: str) -> bool:
    """Whether all migrations of this code were applied; the note goes where the table of migrations goes."""
    query = "SELECT obj_description(to_regclass('django_migrations'), 'pg_class')"
    with psycopg.connect(url) as connection:
        row = connection.execute(query).fetchone()
    return row is not None and row[0] == _of_migrations()


def is_database_empty(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT to_regclass('django_migrations')").fetchone() == (None,)


def is_inhabited(url: str) -> bool:
    """Whether anybody has an account; only for a database with tables."""
    with psycopg.connect(url) as connection:
        return connection.execute("SELECT EXISTS (SELECT FROM accounts_user)").fetchone() == (True,)


def mark_database() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        connection.execute(
            sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(sql.Literal(_of_migrations()))
        )


def is_static_current() -> bool:
    note = _static_note()
    return note.exists() and note.read_text() == _of_static()


def mark_static() -> None:
    _static_note().write_text(_of_static())


def _static_note() -> Path:
    return var() / "static" / ".collected"


def _of_migrations() -> str:
    return _digest(path.read_bytes() for path in sorted(PACKAGE.glob("*/migrations/*.py")))


def _of_static() -> str:
    files = [path for path in sorted(PACKAGE.glob("*/static/**/*")) if path.is_file()]
    return _digest(f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}".encode() for path in files)


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256(_packages())
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def _packages() -> bytes:
    """What stands for the libraries, whose migrations and static files count too."""
    if is_checkout():
        return (PACKAGE.parent / "requirements.txt").read_bytes()
    try:
        return version("saypro-classified").encode()
    except PackageNotFoundError:
        return b""
