"""Every command of the socket with everything that is not meant for it."""

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from saypro.bench.people import Person
from saypro.bench.raw import TEXT, Raw, opened, text
from saypro.bench.server import Server
from tests.fuzz.values import KNOWN, codes, odd_frames, odd_texts, odd_values
from tests.house.access_matrix import COMMANDS

NAMES = sorted({*COMMANDS, "join", "leave", "ping"})
FIELDS = ["client_id", "conversation", "body", "quote", "attachments", "seq", "after", "since", "topic"]
PATIENCE_S = 60
MARK = "thread:the-last-word"
CODES = codes()

often = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def good(ref: str) -> dict[str, dict[str, Any]]:
    """Each command with all its fields as they should be."""
    place = {"conversation": ref}
    words = {"client_id": str(KNOWN), "body": "Hello", "quote": 0, "attachments": []}
    return {
        "post": place | words,
        "edit": place | {"seq": 1, "body": "Hello"},
        "delete": place | {"seq": 1},
        "changes": place | {"after": 0, "since": 0},
        "received": place | {"seq": 1},
        "read": place | {"seq": 1},
        "typing": place,
        "paused": place,
        "viewing": place,
        "join": {"topic": f"thread:{ref}", "after": 0, "since": 0},
        "leave": {"topic": f"thread:{ref}"},
    }


def test_every_command_is_here() -> None:
    assert {*good(""), "ping"} == set(NAMES)


@often
@given(name=st.sampled_from(NAMES) | odd_texts, more=st.data())
def test_whatever_stands_in_a_command_the_socket_answers_and_stays_open(
    server: Server, lerato: Person, ref: str, name: str, more: st.DataObject
) -> None:
    fields = st.sampled_from(FIELDS) | odd_texts
    right = good(ref).get(name, {})
    wrong = more.draw(st.dictionaries(fields, odd_values, max_size=4))
    left_out = more.draw(st.sets(st.sampled_from(sorted(right) or [""])))
    data = {field: value for field, value in (right | wrong).items() if field not in left_out}
    with opened(server, lerato.cookie, patience_s=PATIENCE_S) as raw:
        raw.send(text({name: data}))
        assert all(map(is_good, frames_until_the_last(raw)))


@often
@given(sent=odd_frames)
def test_whatever_a_frame_is_the_socket_answers_and_stays_open(
    server: Server, lerato: Person, sent: str
) -> None:
    with opened(server, lerato.cookie, patience_s=PATIENCE_S) as raw:
        raw.send(text(sent))
        assert all(map(is_good, frames_until_the_last(raw)))


@often
@given(more=st.data())
def test_a_value_of_the_wrong_type_is_called_malformed(
    server: Server, lerato: Person, ref: str, more: st.DataObject
) -> None:
    name = more.draw(st.sampled_from(sorted(good(ref))))
    data = good(ref)[name]
    field = more.draw(st.sampled_from(sorted(data)))
    wrong = more.draw(odd_values.filter(lambda value: not is_of_kind(value, data[field])))
    with opened(server, lerato.cookie, patience_s=PATIENCE_S) as raw:
        raw.send(text({name: data | {field: wrong}}))
        errors = [frame["error"] for frame in frames_until_the_last(raw) if "error" in frame]
    assert [(error["about"], error["code"]) for error in errors] == [(name, "malformed")]


def is_of_kind(value: Any, good: Any) -> bool:
    """Whether the protocol takes the one for the other; what it then says is another test's."""
    if isinstance(good, int):
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**53
    if isinstance(good, list):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str) and good != str(KNOWN)


def frames_until_the_last(raw: Raw) -> Iterator[dict[str, Any]]:
    """What comes before the answer to a question asked behind it, without that."""
    raw.send(text({"join": {"topic": MARK}}))
    while True:
        opcode, payload = raw.next()
        assert opcode == TEXT, f"closed: {payload!r}"
        told: dict[str, Any] = json.loads(payload)
        if told.get("error", {}).get("topic") == MARK:
            return
        yield told


def is_good(told: dict[str, Any]) -> bool:
    """One key; and an error has a code that is in the protocol, and a sentence."""
    error = told.get("error")
    return len(told) == 1 and (
        error is None
        or (error["code"] in CODES and error["message"].endswith((".", "?")) and "about" in error)
    )
