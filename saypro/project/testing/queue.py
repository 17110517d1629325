"""The queue between tests."""

from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker


@pytest.fixture(autouse=True)
def _the_queue_is_left_empty(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """After a transactional test Django empties only its own tables; the next must not run those jobs."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker and marker.kwargs.get("transaction"):
        from saypro.events.testing import clear_jobs  # models load only once Django is set up

        with django_db_blocker.unblock():
            clear_jobs()
