"""Millions of rows at once: indexes are taken away meanwhile and built again from what is there."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def load_quickly(table: str) -> Iterator[None]:
    """Without the table's constraints and indexes, but for its key; in a database of our own only."""
    with connection.cursor() as cursor:
        cursor.execute(CONSTRAINTS, [table])
        constraints = cursor.fetchall()
        for name, _text in constraints:
            cursor.execute(f'ALTER TABLE {table} DROP CONSTRAINT "{name}"')
        cursor.execute(INDEXES, [table])
        indexes = cursor.fetchall()
        for name, _text in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        for _name, text in indexes:
            cursor.execute(text)
        for name, text in constraints:
            cursor.execute(f'ALTER TABLE {table} ADD CONSTRAINT "{name}" {text}')


CONSTRAINTS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE conrelid = %s::regclass AND contype IN ('u', 'f')
"""
INDEXES = """
SELECT relname, pg_get_indexdef(oid) FROM pg_class JOIN pg_index ON indexrelid = oid
WHERE indrelid = %s::regclass AND NOT indisprimary
"""
