"""A server of its own for floods, impatient with all but its line: what it weighs and says can be read."""

from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from django.core.cache import cache

from saypro.accounts.testing import a_person
from saypro.bench.people import Person, session_of
from saypro.bench.raw import opened
from saypro.bench.server import Server
from saypro.project.testing.live import database_url, hang_up, settle

IMPATIENT = {
    "SAYPRO_FINISH_S": "1",
    "SAYPRO_HEAD_S": "1",
    "SAYPRO_STALL_S": "1",
    "SAYPRO_CLOSE_S": "1",
    "SAYPRO_HEADS": "200",
    "SAYPRO_KNOCK_AGAIN_S": "0.2",
    "SAYPRO_LINE_S": "120",
    "SAYPRO_POOL": "6",
    "SAYPRO_STATIC": "found",
    "PGAPPNAME": "saypro-floods",
}


@pytest.fixture(scope="session")
def flooded_server(django_db_setup: None) -> Iterator[Server]:
    environment = {**IMPATIENT, "DATABASE_URL": database_url()}
    with Server(environment=environment) as server:
        yield server
    hang_up(environment["DATABASE_URL"])


@pytest.fixture
def server(flooded_server: Server, transactional_db: None) -> Iterator[Server]:
    """The server; whatever a test does to it, no traceback may come of it."""
    cache.clear()
    warm_up(flooded_server)
    said = len(flooded_server.words())
    yield flooded_server
    settle()
    cache.clear()
    assert "Traceback" not in flooded_server.words()[said:], flooded_server.last_words()


def warm_up(server: Server) -> None:
    """Have done what only the first visitor waits for, and weigh."""
    for address in ("/ads/", "/static/kit/tokens.css"):
        with urlopen(server.site + address) as answer:
            answer.read()
    with opened(server, signed_in("Early bird").cookie) as raw:
        raw.is_answered()


@pytest.fixture
def lerato(server: Server) -> Person:
    return signed_in("Lerato Mokoena")


def signed_in(name: str) -> Person:
    """A new person with a session."""
    user = a_person(name=name)
    session = session_of(user)
    session.save()
    return Person(user.pk, user.handle, session.session_key)
