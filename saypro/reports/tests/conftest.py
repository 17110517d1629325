"""An office and a member who writes to it."""

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def lead(db: None) -> User:
    return a_lead()


@pytest.fixture
def member(db: None) -> User:
    return a_person("Lerato Mokoena")
