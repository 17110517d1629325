"""A server that lets one member send as much as they like, and whose words can be read."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from saypro.accounts.testing import a_person
from saypro.bench.people import Person, make_threads, session_of
from saypro.bench.server import NO_THROTTLE, Server
from saypro.project.testing.live import database_url, hang_up, settle

PATIENT = {
    **NO_THROTTLE,
    "SAYPRO_KNOCK_BURST": "1000000",
    "SAYPRO_TABS": "1000",
    "SAYPRO_POOL": "6",
    "SAYPRO_STATIC": "found",
}


@pytest.fixture(scope="session")
def patient_server(django_db_setup: None) -> Iterator[Server]:
    environment = {**PATIENT, "DATABASE_URL": database_url()}
    with Server(environment=environment) as server:
        yield server
    hang_up(environment["DATABASE_URL"])


@pytest.fixture
def server(patient_server: Server, transactional_db: None) -> Iterator[Server]:
    """The server; whatever a test sends it, no traceback and no failed command may come of it."""
    cache.clear()
    said = len(patient_server.words())
    yield patient_server
    settle()
    cache.clear()
    assert patient_server.words()[said:] == "", "the server complained"


@pytest.fixture
def lerato(server: Server) -> Person:
    return signed_in("Lerato Mokoena")


@pytest.fixture
def ref(lerato: Person) -> str:
    """Lerato's thread with Sipho."""
    return make_threads([[lerato, signed_in("Sipho Dlamini")]])[0]


def signed_in(name: str) -> Person:
    """A new person with a session."""
    user = a_person(name=name)
    session = session_of(user)
    session.save()
    return Person(user.pk, user.handle, session.session_key)
