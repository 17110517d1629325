"""Databases of our own beside the product's, so that a measurement touches nobody's data."""

import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import django
import psycopg
from django.apps import apps
from psycopg import sql
from psycopg.conninfo import make_conninfo

from saypro.bench.errors import DatabaseError


def set_up() -> None:
    """Make Django ready, if whoever called us has not."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")
    if not apps.ready:
        django.setup()


def address_of(name: str) -> str:
    """The address of database `name` on the server of DATABASE_URL."""
    return make_conninfo(os.environ.get("DATABASE_URL", "postgresql:///saypro"), dbname=name)


@contextmanager
def own_database(purpose: str) -> Iterator[str]:
    """An empty, migrated database that this process and its children use inside the block; its address."""
    name = f"saypro_{purpose}_{os.getpid()}"
    drop_database(name)
    try:
        copy_pattern(name)
        with turned_to(address_of(name)) as address:
            yield address
    finally:
        drop_database(name)


@contextmanager
def kept_database(name: str) -> Iterator[str]:
    """The same, but as an earlier run left it, and left for the next one."""
    if not has_database(name):
        create_database(name)
    with use_address(address_of(name)) as address:
        yield address


@contextmanager
def use_address(address: str) -> Iterator[str]:
    """Point Django, here and in children, at this database inside the block, its tables up to date."""
    with turned_to(address):
        migrate()
        yield address


@contextmanager
def turned_to(address: str) -> Iterator[str]:
    before = os.environ.get("DATABASE_URL", "postgresql:///saypro")
    try:
        turn_to(address)
        yield address
    finally:
        turn_to(before)


def copy_pattern(name: str) -> None:
    """A database like the empty one that is kept as a pattern: a copy takes a fraction of migrating."""
    with connection_to_server() as lock:
        lock.execute("SELECT pg_advisory_lock(hashtext('saypro pattern'))")
        pattern = pattern_name()
        if not has_database(pattern):
            make_pattern(pattern)
        run_on_server(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(pattern))
        )


def make_pattern(pattern: str) -> None:
    """Under a name for the time being, so that one that is half made is never copied."""
    being_made = f"{pattern}_being_made"
    drop_database(being_made)
    with kept_database(being_made):
        pass
    run_on_server(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(being_made), sql.Identifier(pattern))
    )


def pattern_name() -> str:
    """Of these migrations: others have a pattern of their own."""
    from django.db.migrations.loader import MigrationLoader

    known = sorted(MigrationLoader(None).disk_migrations)
    return f"saypro_pattern_{zlib.crc32(repr(known).encode()):08x}"


def create_database(name: str) -> None:
    run_on_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def drop_database(name: str) -> None:
    run_on_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def has_database(name: str) -> bool:
    with connection_to_server() as connection:
        return bool(connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone())


def run_on_server(statement: sql.Composed) -> None:
    try:
        with connection_to_server() as connection:
            connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseError("The user of DATABASE_URL may not create databases: grant CREATEDB.") from error


def connection_to_server() -> psycopg.Connection:
    """An autocommit connection to a database that we neither make nor drop."""
    try:
        return psycopg.connect(os.environ.get("DATABASE_URL", "postgresql:///saypro"), autocommit=True)
    except psycopg.OperationalError as error:
        raise DatabaseError(f"Cannot reach the PostgreSQL of DATABASE_URL: {error}") from error


def turn_to(address: str) -> None:
    """From now on `DATABASE_URL` and Django's connection mean this database."""
    from django.db import connection

    from saypro.project.environment import database

    os.environ["DATABASE_URL"] = address
    connection.close()
    connection.settings_dict.update(database(os.environ))


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
