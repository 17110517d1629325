"""One small world: Sipho's bike, Lerato who asks about it, and the office."""

from typing import Any

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing


@pytest.fixture(autouse=True)
def _mail_is_kept_to_be_read(settings: Any) -> None:
    settings.KEEPS_MAIL = True


@pytest.fixture
def seller(db: None) -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer(db: None) -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def stranger(db: None) -> User:
    return a_person("Thabo Nkosi")


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def lead(db: None) -> User:
    return a_lead()


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller=seller)


@pytest.fixture
def thread(buyer: User, listing: Listing) -> Conversation:
    return a_deal(buyer=buyer, listing=listing)
