"""The bus is cut again and again while messages of another process flow: nothing is missed."""

import json
import time
from collections.abc import Iterator

import pytest
from django.db import connection

from saypro.accounts.models import User
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import Raw, opened, text
from saypro.bench.server import Server
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say

HEALED_S = 5.0


@pytest.fixture
def sipho(server: Server) -> Person:
    return make_people(["Sipho Dlamini"])[0]


@pytest.fixture
def thread(lerato: Person, sipho: Person) -> Conversation:
    (ref,) = make_threads([[lerato, sipho]])
    return Conversation.objects.get(ref=ref)


@pytest.fixture
def listening(server: Server, sipho: Person, thread: Conversation) -> Iterator[Raw]:
    with opened(server, sipho.cookie) as raw:
        raw.send(text({"join": {"topic": f"thread:{thread.ref}", "after": 0}}))
        raw.hear("presence")
        yield raw


def hang_up_on(query: str) -> int:
    """End the server's connections whose last words were these; how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE %s",
            [query],
        )
        return int(cursor.fetchone()[0])


def numbers(raw: Raw, upto: int, within_s: float) -> list[int]:
    """The numbers of the messages that come, until the wanted one does."""
    seen: list[int] = []
    until = time.monotonic() + within_s
    while (not seen or max(seen) < upto) and (left := until - time.monotonic()) > 0:
        seen += [message["seq"] for message in raw.hear("changes", within_s=left)["messages"]]
    return seen


def test_messages_arrive_though_the_bus_is_cut_again_and_again(
    listening: Raw, lerato: Person, thread: Conversation
) -> None:
    writer, cuts = User.objects.get(pk=lerato.pk), 0
    for number in range(40):
        say(thread, writer, str(number))
        if number % 8 == 3:
            cuts += hang_up_on("LISTEN%")
        time.sleep(0.05)
    seen = numbers(listening, 40, HEALED_S)
    assert cuts > 1
    assert sorted(set(seen)) == list(range(1, 41))


def test_the_bus_speaks_again_after_it_lost_its_voice(
    server: Server, listening: Raw, lerato: Person, thread: Conversation
) -> None:
    with opened(server, lerato.cookie) as mine:
        mine.send(text({"join": {"topic": f"thread:{thread.ref}", "after": 0}}))
        mine.hear("joined")
        listening.hear("presence")
        assert hang_up_on("SELECT pg_notify%")
        until = time.monotonic() + HEALED_S
        while not is_typing_seen(mine, listening, thread.ref):
            assert time.monotonic() < until


def is_typing_seen(mine: Raw, theirs: Raw, ref: str) -> bool:
    mine.send(text({"typing": {"conversation": ref}}))
    return theirs.is_readable(0.5) and "typing" in json.loads(theirs.next()[1])


@pytest.mark.parametrize("junk", ["junk", "!", "thread:x=y", "thread:1=99999999999999999999"])
def test_what_nobody_understands_does_not_deafen_the_bus(
    flooded_server: Server, listening: Raw, lerato: Person, thread: Conversation, junk: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify('saypro', %s)", [junk])
    say(thread, User.objects.get(pk=lerato.pk), "Still there?")
    assert numbers(listening, 1, HEALED_S) == [1]
