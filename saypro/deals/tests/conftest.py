"""One small world: Sipho's bike, Lerato who wants it, and the thread they talk in."""

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing


@pytest.fixture
def seller(db: None) -> User:
    return a_person("Sipho Dlamini", town="cape-town")


@pytest.fixture
def buyer(db: None) -> User:
    return a_person("Lerato Mokoena", town="cape-town")


@pytest.fixture
def rival(db: None) -> User:
    return a_person("Ayesha Khan", town="cape-town")


@pytest.fixture
def stranger(db: None) -> User:
    return a_person("Thandi Nkosi")


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller)


@pytest.fixture
def thread(buyer: User, listing: Listing) -> Conversation:
    return a_deal(buyer, listing)


@pytest.fixture
def rivals_thread(rival: User, listing: Listing) -> Conversation:
    return a_deal(rival, listing)


@pytest.fixture
def buying(buyer: User) -> Client:
    return signed_in_client(buyer)


@pytest.fixture
def selling(seller: User) -> Client:
    return signed_in_client(seller)
