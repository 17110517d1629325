"""Two servers side by side allow a member what one alone would."""

import json
import time
from uuid import uuid4

import psycopg
from django.db import connection

from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import Raw, opened, text
from saypro.bench.server import Server
from saypro.project.testing.live import database_url

BURST = 20
SLOWLY = {"SAYPRO_MESSAGE_RATE": "0.001", "SAYPRO_POOL": "4", "SAYPRO_STATIC": "found"}
NAMED = {"PGAPPNAME": "saypro-there"}
PATIENCE_S = 60


def test_what_was_spent_at_one_server_counts_at_the_other(server: Server, lerato: Person) -> None:
    (ref,) = make_threads([[lerato, *make_people(["Sipho Dlamini"])]])
    environment = {**SLOWLY, "DATABASE_URL": database_url()}
    with Server(environment=environment) as here, Server(environment=environment | NAMED) as there:
        wait_until_it_listens()
        with psycopg.connect(database_url(), autocommit=True) as bus:
            bus.execute("LISTEN saypro")
            assert outcomes(here, lerato, ref) == ["posted"] * BURST + ["too_fast"]
            assert spent_as_told(bus) == {str(lerato.pk): BURST}
        assert outcomes(there, lerato, ref) == ["too_fast"] * (BURST + 1)


def wait_until_it_listens() -> None:
    """The server takes connections before it hears the others."""
    until = time.monotonic() + PATIENCE_S
    with connection.cursor() as cursor:
        while time.monotonic() < until:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = %s AND query LIKE 'LISTEN%%'",
                [NAMED["PGAPPNAME"]],
            )
            if cursor.fetchone()[0]:
                return
            time.sleep(0.05)
    raise TimeoutError("The second server does not listen.")


def outcomes(server: Server, person: Person, ref: str) -> list[str]:
    """What became of one message more than may be sent at once, one after the other."""
    with opened(server, person.cookie, patience_s=PATIENCE_S) as raw:
        return [outcome(raw, ref) for _message in range(BURST + 1)]


def outcome(raw: Raw, ref: str) -> str:
    raw.send(text({"post": {"client_id": str(uuid4()), "conversation": ref, "body": "Hello"}}))
    while True:
        ((name, told),) = json.loads(raw.next()[1]).items()
        if name in {"posted", "error"}:
            return str(told.get("code", name))


def spent_as_told(bus: psycopg.Connection) -> dict[str, int]:
    """The announcements of what was spent, added up until all of it was told."""
    spent: dict[str, int] = {}
    for notify in bus.notifies(timeout=PATIENCE_S):
        if notify.payload.startswith('!["spent"'):
            for person, count in json.loads(notify.payload[1:])[1]["said"].items():
                spent[person] = spent.get(person, 0) + count
            if sum(spent.values()) >= BURST:
                break
    return spent
