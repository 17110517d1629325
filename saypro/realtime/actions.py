"""Telling every process what changed."""

import json
import secrets
from collections.abc import Iterable, Iterator
from typing import Any

from saypro.kit.trips import run

CHANNEL = "saypro"
LONGEST_PAYLOAD = 7900
MOST_KEYS = 190
HERE = f"@{secrets.token_hex(4)}"


Change = tuple[str, int, int]


def announce(changes: Iterable[Change], *, told_here: Iterable[Change] = ()) -> None:
    """Announce (kind, key, number) changes when the caller's transaction commits, and not if it fails.

    `kind` and `key` name a topic ("thread", 12); `number` says what moved, as that topic understands it. Only
    numbers travel: whoever listens reads what they may see. Of those `told_here` the caller tells this
    process's hub itself, which then does not heed the announcement.
    """
    payloads = [*(f"{HERE} {words}" for words in _payloads(told_here)), *_payloads(changes)]
    if payloads:
        run("SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload", [CHANNEL, payloads])


def show(kind: str, key: int, frame: dict[str, Any]) -> None:
    """Show everyone who listens a frame that is stored nowhere, when the caller's transaction commits."""
    run(
        "SELECT pg_notify(%s, %s)", [CHANNEL, signal_payload("frame", kind=kind, key=key, frame=frame, but=0)]
    )


def renew(person_id: int) -> None:
    """Have every socket of this person come back, when the caller's transaction commits: they changed."""
    run("SELECT pg_notify(%s, %s)", [CHANNEL, signal_payload("renew", person=person_id)])


def keep_only(kind: str, key: int, person_ids: Iterable[int]) -> None:
    """Have nobody but these people listen to the topic, from the moment the caller's transaction commits.

    The guard would find the others, but seconds later; what is said after this is not heard by them.
    """
    run(
        "SELECT pg_notify(%s, %s)",
        [CHANNEL, signal_payload("only", kind=kind, key=key, people=list(person_ids))],
    )


def shut_out(kind: str, key: int, person_id: int) -> None:
    """Have this person listen to the topic no more, from the moment the caller's transaction commits."""
    run("SELECT pg_notify(%s, %s)", [CHANNEL, signal_payload("out", kind=kind, key=key, person=person_id)])


def shut_out_all(kind: str, keys: Iterable[int], person_ids: Iterable[int]) -> None:
    """The same for every one of these people and topics of a kind."""
    payloads = [
        signal_payload("outside", kind=kind, keys=some_keys, people=some_people)
        for some_keys in _parts(keys)
        for some_people in _parts(person_ids)
    ]
    if payloads:
        run("SELECT pg_notify(%s, payload) FROM unnest(%s::text[]) AS payload", [CHANNEL, payloads])


def cut_off(person_id: int) -> None:
    """Close every socket of this person when the caller's transaction commits: their sessions are over."""
    run("SELECT pg_notify(%s, %s)", [CHANNEL, signal_payload("cut", person=person_id)])


def signal_payload(name: str, **data: object) -> str:
    """The payload of something announced only, never stored: typing, presence."""
    return "!" + json.dumps([name, data], separators=(",", ":"))


def _parts(keys: Iterable[int]) -> list[list[int]]:
    """So many at a time that two lists of them fit into a payload, however large the keys are."""
    held = list(keys)
    return [held[start : start + MOST_KEYS] for start in range(0, len(held), MOST_KEYS)]


def _payloads(changes: Iterable[Change]) -> Iterator[str]:
    words: list[str] = []
    length = 0
    for kind, key, number in changes:
        word = f"{kind}:{key}={number}"
        if words and length + len(word) + 1 > LONGEST_PAYLOAD:
            yield " ".join(words)
            words, length = [], 0
        words.append(word)
        length += len(word) + 1
    if words:
        yield " ".join(words)
