"""The office, a member who writes to it, and a small sorter learned from a part of the examples."""

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.helpdesk.sorting.examples import to_learn_from
from saypro.helpdesk.sorting.pipeline import Sorter, train


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def member(db: None) -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture(scope="session")
def small_sorter() -> Sorter:
    """Of every fourth example, without vectors."""
    return train(to_learn_from()[::4], None)
