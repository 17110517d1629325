from collections.abc import Iterator

import pytest
from pytest_django import Settings

from saypro.events.tests import example


@pytest.fixture(autouse=True)
def _the_example_reacts(settings: Settings) -> None:
    settings.EVENT_REACTIONS = "saypro.events.tests.example.REACTIONS"


@pytest.fixture
def _tally(db: None) -> Iterator[None]:
    example.make_tally()
    yield
    example.drop_tally()
