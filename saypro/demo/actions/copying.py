"""Many rows at once."""

from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Model


def copy(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write the rows with COPY; constraints are checked, nothing else runs."""
    connection.ensure_connection()
    table, names = model._meta.db_table, ", ".join(columns)
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({names}) FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)


def new_ids(model: type[Model], count: int) -> list[int]:
    """So many unused primary keys of the table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, count],
        )
        return [row[0] for row in cursor.fetchall()]
