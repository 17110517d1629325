"""Emptying the database between transactional tests: only the tables in which something is.

Django truncates every table each time and then makes permissions and types anew, which for a hundred tables
takes most of a second; asking which of them hold a row, and deleting those, takes a few milliseconds.
"""

from collections.abc import Iterator

import pytest
from django.core.management.commands import flush
from django.db import connection, transaction

KEPT = {"django_content_type", "auth_permission", "django_site"}
"""What migrations leave there, and no test changes."""
QUEUE = ("procrastinate_periodic_defers", "procrastinate_events", "procrastinate_jobs")
"""Not Django's own, and yet what one test queued is nothing the next one knows of."""


@pytest.fixture(autouse=True, scope="session")
def _empty_only_what_is_full() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", lambda _command, **_options: empty())
        yield


@transaction.atomic
def empty() -> None:
    """Foreign keys are judged at the end, so the order of tables does not matter."""
    found = connection.introspection.django_table_names(only_existing=True, include_views=False)
    tables = [*QUEUE, *(table for table in found if table not in (*KEPT, *QUEUE))]
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT FROM {connection.ops.quote_name(table)})"  # noqa: S608, our own names
        for table in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        for (table,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
