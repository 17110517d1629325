"""Sipho sells a bicycle, and Lerato asks about it."""

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing


@pytest.fixture
def seller(db: None) -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer(db: None) -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def stranger(db: None) -> User:
    return a_person("Ayesha Khan")


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller)


@pytest.fixture
def thread(buyer: User, listing: Listing) -> Conversation:
    return a_deal(buyer, listing)
