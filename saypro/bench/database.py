"""Databases of our own beside the product's, so that a measurement touches nobody's data."""

import os
from contextlib import suppress

import django
import psycopg
from django.conf import settings
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo


class DatabaseError(Exception):
    """The measurement cannot have its database; the message says why, for people."""


def address_of(name: str) -> str:
    """The address of database `name` on the server of DATABASE_URL."""
    return make_conninfo(os.environ.get("DATABASE_URL", "postgresql:///saypro"), dbname=name)


def fresh_database(name: str) -> str:
    """An empty, migrated database that this process and its children use from now on; its address."""
    drop_database(name)
    create_database(name)
    return use_database(name)


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
    """An autocommit connection to some database of the server that we neither make nor drop."""
    address = os.environ.get("DATABASE_URL", "postgresql:///saypro")
    for name in (conninfo_to_dict(address).get("dbname"), "postgres", "template1"):
        with suppress(psycopg.errors.InvalidCatalogName, psycopg.OperationalError):
            return psycopg.connect(make_conninfo(address, dbname=name), autocommit=True)
    raise DatabaseError("Cannot reach the PostgreSQL of DATABASE_URL.")


def use_database(name: str) -> str:
    """Point Django, here and in children, at database `name` and bring its tables up to date."""
    os.environ["DATABASE_URL"] = address = address_of(name)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "saypro.project.settings")
    os.environ.setdefault("SECRET_KEY", "only-for-measuring")
    if settings.configured:
        turn_to(address)
    else:
        django.setup()
    migrate()
    return address


def turn_to(address: str) -> None:
    from django.db import connection

    from saypro.project.settings import database

    connection.close()
    connection.settings_dict.update(database(address))


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
