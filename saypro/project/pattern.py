"""The empty, migrated database that tests and measurements copy: a copy takes a fraction of migrating."""

import zlib

from psycopg import sql

from .garbage import seldom_look_for_garbage
from .own_databases import (
    address_of,
    connection_to_server,
    create_database,
    drop_database,
    has_database,
    run_on_server,
    use_address,
)


def copy_pattern(name: str) -> None:
    """A database of this name like the pattern. Raises WrongDatabase."""
    run_on_server(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(pattern()))
    )


def pattern() -> str:
    """The name of the pattern for these migrations, which is made first where it is missing."""
    with connection_to_server() as lock:
        lock.execute("SELECT pg_advisory_lock(hashtext('saypro pattern'))")
        name = pattern_name()
        if not has_database(name):
            make_pattern(name)
    return name


def make_pattern(name: str) -> None:
    """Under another name for the time being, so that one that is half made is never copied."""
    being_made = f"{name}_being_made"
    drop_database(being_made)
    create_database(being_made)
    with use_address(address_of(being_made)):
        pass
    run_on_server(
        sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(being_made), sql.Identifier(name))
    )


def pattern_name() -> str:
    """Of these migrations: others have a pattern of their own."""
    from django.db.migrations.loader import MigrationLoader

    known = sorted(MigrationLoader(None).disk_migrations)
    return f"saypro_pattern_{zlib.crc32(repr(known).encode()):08x}"


if __name__ == "__main__":
    import django

    seldom_look_for_garbage()
    django.setup()
    pattern()
