"""Two hundred members at one moment, and few connections to the database."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.request import Request, urlopen

from django.db import connection

from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import opened, text
from saypro.bench.server import Server
from tests.floods.conftest import IMPATIENT
from tests.floods.test_talking_too_much import post_form

MEMBERS = 200
MOST_CONNECTIONS = 20
"""The six of the pool, and those that the hub, its readers, the door and the postbox keep for themselves."""

PATIENCE_S = 120


def test_two_hundred_members_at_once_wait_in_line_and_all_get_through(server: Server, lerato: Person) -> None:
    people = make_people([f"Member {number}" for number in range(MEMBERS)])
    refs = make_threads([[person, lerato] for person in people])
    all_at_once = threading.Barrier(MEMBERS)
    with ThreadPoolExecutor(MEMBERS) as crowd:
        visits = [
            crowd.submit(visit, server, person, ref, all_at_once)
            for person, ref in zip(people, refs, strict=True)
        ]
        most = 0
        while not all(one.done() for one in visits):
            most = max(most, connections_of_the_server())
            time.sleep(0.02)
    assert {one.result() for one in visits} == {(200, 201, 1)}
    assert 0 < most <= MOST_CONNECTIONS
    assert connections_of_the_server() <= MOST_CONNECTIONS


def visit(server: Server, person: Person, ref: str, all_at_once: threading.Barrier) -> tuple[int, int, int]:
    """What the page and the form answered, and how far the socket says the thread has come."""
    all_at_once.wait()
    asking = Request(f"{server.site}/messages/", headers={"Cookie": f"sessionid={person.cookie}"})
    with urlopen(asking, timeout=PATIENCE_S) as answer:
        answer.read()
        seen: int = answer.status
    written, _told = post_form(server, person, ref)
    with opened(server, person.cookie, patience_s=PATIENCE_S) as raw:
        raw.send(text({"join": {"topic": f"thread:{ref}", "after": 0}}))
        return seen, written, raw.hear("joined", within_s=PATIENCE_S)["seq"]


def connections_of_the_server() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE application_name = %s AND datname = current_database()",
            [IMPATIENT["PGAPPNAME"]],
        )
        return int(cursor.fetchone()[0])
