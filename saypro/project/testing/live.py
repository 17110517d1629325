"""The real server on the test's database."""

import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

import psycopg
import pytest
from django.core.cache import cache
from django.db import connection
from psycopg import conninfo
from pytest_django import DjangoDbBlocker

from ..pattern import pattern
from ..ports import is_up, listening
from ..processes import dies_with_parent
from ..var import with_ourselves

READY_S = 120
SETTLED_S = 5


@dataclass(frozen=True, slots=True)
class Site:
    """A running server; `port` on 127.0.0.1."""

    port: int

    @property
    def url(self) -> str:
        """Without a slash at the end."""
        return f"http://localhost:{self.port}"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Each worker's database is a copy of one that was migrated once."""
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = pattern()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The database of pytest-django; nobody is left in it when it is dropped."""
    yield
    hang_up(database_url())


@pytest.fixture
def live_site(live_server_process: Site, transactional_db: None) -> Iterator[Site]:
    """The real ASGI server beside the test, on the same database: what the test commits it sees at once."""
    cache.clear()  # throttles of earlier tests
    yield live_server_process
    settle()
    cache.clear()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")


@pytest.fixture(scope="session")
def live_server_process(django_db_setup: None) -> Iterator[Site]:
    with listening("127.0.0.1", 8700) as door:
        site = Site(door.getsockname()[1])
        environment = {
            "SAYPRO_URL": site.url,
            "DATABASE_URL": database_url(),
            "SAYPRO_POOL": "8",
            "SAYPRO_REQUEST_BURST": "100000",  # one browser plays everybody
            "SAYPRO_REQUEST_RATE": "1000",
        }
        with subprocess.Popen(
            [sys.executable, "-P", "-m", "saypro", "serve", "--fd", str(door.fileno())],
            env=with_ourselves() | {"SAYPRO_STATIC": "found"} | environment,
            stdin=subprocess.DEVNULL,
            pass_fds=[door.fileno()],
            preexec_fn=dies_with_parent(),
        ) as server:
            try:
                wait_for(site.port)
                yield site
            finally:
                server.terminate()


@pytest.fixture
def live_worker(live_site: Site) -> Iterator[None]:
    """A worker beside the live site, for what follows from facts."""
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "saypro", "worker"],
        env=with_ourselves() | {"DATABASE_URL": database_url(), "SAYPRO_URL": live_site.url},
        stdin=subprocess.DEVNULL,
        preexec_fn=dies_with_parent(),
    ) as worker:
        try:
            yield
        finally:
            worker.terminate()


def settle() -> None:
    """Wait until the server has dealt with what the browsers left: emptying tables under it deadlocks."""
    until = time.monotonic() + SETTLED_S
    quiet = 0
    while quiet < 3 and time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(BUSY)
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
        time.sleep(0.05)


BUSY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""


def hang_up(url: str) -> None:
    """Have no session of ended servers, or of threads of ours, in the way of dropping the database."""
    with psycopg.connect(conninfo.make_conninfo(url, dbname="postgres")) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 30000) FROM pg_stat_activity WHERE datname = %s",
            [conninfo.conninfo_to_dict(url)["dbname"]],
        )


def database_url() -> str:
    """The address of the test's own database."""
    facts = connection.settings_dict
    host = quote(facts["HOST"], safe="")
    sign_in = quote(facts["USER"]) + (f":{quote(facts['PASSWORD'], safe='')}" if facts["PASSWORD"] else "")
    port = f"&port={facts['PORT']}" if facts["PORT"] else ""
    return f"postgresql://{sign_in}@/{facts['NAME']}?host={host}{port}"


def wait_for(port: int) -> None:
    """Return once the site answers; raises TimeoutError after two minutes."""
    until = time.monotonic() + READY_S
    while time.monotonic() < until:
        if is_up(port):
            return
        time.sleep(0.1)
    raise TimeoutError(f"the site on port {port} did not answer; see its words above")
