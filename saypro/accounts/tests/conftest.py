"""The world of these tests: a member, a stranger, an administrator, and mails that can be read."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from saypro.accounts import testing
from saypro.accounts.models import User

PASSWORD = "tafelberg naartjie 48"


@pytest.fixture(autouse=True)
def _fast_hashes(request: pytest.FixtureRequest, settings: Any) -> None:
    """Except for browsers, whose server runs with the settings of the house."""
    if not request.node.get_closest_marker("browser"):
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(autouse=True)
def _fresh_limits(db: None) -> None:
    cache.clear()


@pytest.fixture
def member() -> User:
    return testing.a_person("Lerato Mokoena", password=PASSWORD, email="lerato@example.com", town="cape-town")


@pytest.fixture
def stranger() -> User:
    return testing.a_person("Sipho Dlamini")


@pytest.fixture
def admin() -> User:
    return testing.an_admin("Priya Naidoo")


@pytest.fixture
def member_client(member: User) -> Client:
    return testing.signed_in_client(member)
