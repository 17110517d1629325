"""One small world: Lerato brought a matter to our office, and Sipho sells a bike to her."""

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.listings.testing import a_listing
from saypro.surveys.models import Survey
from saypro.surveys.testing import a_survey


@pytest.fixture
def lerato(db: None) -> User:
    return a_person("Lerato Mokoena", town="cape-town")


@pytest.fixture
def sipho(db: None) -> User:
    return a_person("Sipho Dlamini", town="durban")


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def thread(lerato: User, sipho: User) -> Conversation:
    return a_deal(lerato, a_listing(sipho))


@pytest.fixture
def survey(lerato: User) -> Survey:
    return a_survey(lerato)


@pytest.fixture
def client_of_lerato(lerato: User) -> Client:
    return signed_in_client(lerato)
