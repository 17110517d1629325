from collections.abc import Iterator

import pytest
from pytest_django import Settings

from saypro.events.testing import clear_jobs
from saypro.events.tests import example


@pytest.fixture(autouse=True)
def _the_example_reacts(settings: Settings) -> None:
    settings.EVENT_REACTIONS = "saypro.events.tests.example.REACTIONS"


@pytest.fixture(autouse=True)
def _the_queue_is_empty(request: pytest.FixtureRequest) -> None:
    """Whatever tests that commit have left there."""
    if request.node.get_closest_marker("django_db"):
        request.getfixturevalue("db")
        clear_jobs()


@pytest.fixture
def _tally(db: None) -> Iterator[None]:
    example.make_tally()
    yield
    example.drop_tally()
