"""Who reads, who writes, and their browsers."""

import pytest
from django.test import Client
from django.test.client import Client as Browser

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def member(db: None) -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def lead(db: None) -> User:
    return a_lead()


@pytest.fixture
def reader(db: None) -> Client:
    """Somebody who is not signed in."""
    return Client(headers={"user-agent": FIREFOX})


@pytest.fixture
def office(agent: User) -> Browser:
    return signed_in_client(agent)
