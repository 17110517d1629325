"""Databases of our own beside the product's, on the server of `DATABASE_URL`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import sql
from psycopg.conninfo import make_conninfo

from .database import WrongDatabase


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


def turn_to(address: str) -> None:
    """From now on `DATABASE_URL` and Django's connection mean this database."""
    from django.db import connection

    from .environment import database

    os.environ["DATABASE_URL"] = address
    connection.close()
    connection.settings_dict.update(database(os.environ))


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def address_of(name: str) -> str:
    """The address of database `name` on the server of DATABASE_URL."""
    return make_conninfo(os.environ.get("DATABASE_URL", "postgresql:///saypro"), dbname=name)


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
        raise WrongDatabase("The user of DATABASE_URL may not create databases: grant CREATEDB.") from error


def connection_to_server() -> psycopg.Connection:
    """An autocommit connection to a database that we neither make nor drop."""
    try:
        return psycopg.connect(os.environ.get("DATABASE_URL", "postgresql:///saypro"), autocommit=True)
    except psycopg.OperationalError as error:
        raise WrongDatabase(f"Cannot reach the PostgreSQL of DATABASE_URL: {error}") from error
