"""Members who say more than anybody could read: they are slowed and then closed, and nobody else waits."""

import json
import time
from collections import Counter
from contextlib import ExitStack
from statistics import median
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen
from uuid import uuid4

import pytest

from saypro.bench.floods.measure import flooding
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import CLOSE, TEXT, Raw, opened, text
from saypro.bench.server import Server
from saypro.conversations.models import Message

BURST, RATE = 20, 2
CLOSED_S = 20  # at most; the end of the socket ends the waiting
UNNOTICED_S = 0.1
LOOKS = 4
"""How often a flood is looked at: what else a machine has to do makes some looks longer, and none shorter."""


def a_post(ref: str) -> bytes:
    return text({"post": {"client_id": str(uuid4()), "conversation": ref, "body": "Buy my couch"}})


def answers(raw: Raw, within_s: float) -> Counter[str]:
    """What comes in the time: `posted`, codes of errors, the code of the close; `over` at the end.

    Who still pours while being closed may miss the code: a kernel that drops unread input drops our last
    words, too.
    """
    told: Counter[str] = Counter()
    until = time.monotonic() + within_s
    try:
        while (left := until - time.monotonic()) > 0 and raw.is_readable(left):
            opcode, payload = raw.next()
            if opcode == CLOSE:
                told[f"closed {int.from_bytes(payload[:2], 'big')}"] += 1
            elif opcode == TEXT:
                ((name, value),) = json.loads(payload).items()
                told[value["code"] if name == "error" else name] += 1
    except EOFError:
        told["over"] += 1
    return told


def test_a_thousand_sends_are_answered_and_a_handful_stored(server: Server, lerato: Person) -> None:
    (ref,) = make_threads([[lerato, *make_people(["Sipho Dlamini"])]])
    with opened(server, lerato.cookie) as raw:
        raw.send(b"".join(a_post(ref) for _send in range(1000)))
        told = answers(raw, 2)
        assert BURST <= told["posted"] <= BURST + 4 * RATE
        assert told["posted"] + told["too_fast"] == 1000
        assert raw.is_answered()
    assert Message.objects.count() == told["posted"]


def test_who_goes_on_is_closed_and_stays_slow_when_back(server: Server, lerato: Person) -> None:
    (ref,) = make_threads([[lerato, *make_people(["Sipho Dlamini"])]])
    with opened(server, lerato.cookie) as raw:
        raw.send_what_it_takes(b"".join(a_post(ref) for _send in range(5000)))
        told = answers(raw, CLOSED_S)
        assert told["over"] == 1
        assert told["too_fast"] < 2000
    with opened(server, lerato.cookie) as raw:
        told = Counter()
        while not told["over"]:
            raw.send_what_it_takes(b"".join(a_post(ref) for _send in range(50)))
            told += answers(raw, 0.5)
        assert told["closed 1008"] == 1
        assert told["too_fast"] < 500


def test_one_bucket_for_all_sockets_and_forms_of_a_member(server: Server, lerato: Person) -> None:
    (ref,) = make_threads([[lerato, *make_people(["Sipho Dlamini"])]])
    began = time.monotonic()
    with ExitStack() as tabs:
        mine = [tabs.enter_context(opened(server, lerato.cookie)) for _tab in range(5)]
        for raw in mine:
            raw.send(b"".join(a_post(ref) for _send in range(10)))
        told = sum((answers(raw, 0.5) for raw in mine), Counter())
    answers_to_forms = [post_form(server, lerato, ref) for _form in range(8)]
    status, answer = answers_to_forms[-1]
    assert (status, answer["code"]) == (422, "too_fast")
    assert answer["retry_s"] > 0
    stored = Message.objects.count()
    assert stored == told["posted"] + sum(status == 201 for status, _answer in answers_to_forms)
    assert stored <= BURST + RATE * (time.monotonic() - began) + 1
    assert told["posted"] + told["too_fast"] == 50


def post_form(server: Server, person: Person, ref: str) -> tuple[int, Any]:
    """One message over HTTP, as a browser without a socket sends it."""
    token = "m" * 32
    form = urlencode({"client_id": str(uuid4()), "body": "Buy my couch", "csrfmiddlewaretoken": token})
    headers = {"Cookie": f"sessionid={person.cookie}; csrftoken={token}", "Accept": "application/json"}
    asking = Request(f"{server.site}/messages/{ref}/messages/", form.encode(), headers)
    try:
        with urlopen(asking) as answer:
            return answer.status, json.load(answer)
    except HTTPError as refused:
        return refused.code, json.load(refused)


@pytest.mark.parametrize("kind", ["posts", "receipts", "questions", "nothing", "knocks", "forms", "deaf"])
def test_others_hardly_wait_for_a_flood(server: Server, lerato: Person, kind: str) -> None:
    """Compared by the middle of a few trips: `./run bench attacks` compares the last percent of many."""
    buyer, seller = make_people(["Thandi Zulu", "Sipho Dlamini"])
    flooded, calm = make_threads([[lerato, seller], [buyer, seller]])
    with opened(server, buyer.cookie) as mine, opened(server, seller.cookie) as theirs:
        for raw in (mine, theirs):
            raw.send(text({"join": {"topic": f"thread:{calm}", "after": 0}}))
            raw.hear("joined")
        before = median(trip_times(mine, theirs, calm, 9))
        with flooding(server, lerato, flooded, kind):
            looks = (median(trip_times(mine, theirs, calm, 9)) for _look in range(LOOKS))
            assert any(during < max(2 * before, UNNOTICED_S) for during in looks)


def trip_times(mine: Raw, theirs: Raw, ref: str, count: int) -> list[float]:
    """Seconds from sending a message to its arrival on the other side, one after the other."""
    times = []
    for _trip in range(count):
        began = time.monotonic()
        mine.send(a_post(ref))
        while not theirs.hear("changes")["messages"]:
            pass
        times.append(time.monotonic() - began)
    return times
