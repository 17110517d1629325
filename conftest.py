"""What every test of the house may count on."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker


@pytest.fixture(autouse=True)
def _the_queue_is_left_empty(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Django does not empty the job tables after a transactional test; the next one must not run its jobs."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        with django_db_blocker.unblock():
            clear_jobs()


def clear_jobs() -> None:
    from saypro.events.testing import clear_jobs as clear  # models load after pytest-django set Django up

    clear()
