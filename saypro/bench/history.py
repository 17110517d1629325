"""The history checker: what was sent, acknowledged and shown, and which promises that breaks. Pure."""

import html
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import NamedTuple

from saypro.bench.screen import Shown


class Sent(NamedTuple):
    """One post, logged before it goes out; a sender's posts are listed in the order of sending."""

    thread: str
    sender: str
    client_id: str
    body: str


@dataclass(slots=True)
class History:
    """Everything known about a run.

    `final` is what a fresh reader fetched of each thread at the end; `screens` what readers who stayed saw;
    `reads` the last `seq` a person has read, `unread` the count the server shows for it.
    """

    members: dict[str, set[str]] = field(default_factory=dict)
    sent: list[Sent] = field(default_factory=list)
    acked: dict[str, int] = field(default_factory=dict)
    screens: dict[tuple[str, str], list[Shown]] = field(default_factory=dict)
    final: dict[str, list[Shown]] = field(default_factory=dict)
    reads: dict[tuple[str, str], int] = field(default_factory=dict)
    unread: dict[tuple[str, str], int] = field(default_factory=dict)


@dataclass(slots=True)
class Verdict:
    """How often each promise was broken."""

    lost: int = 0
    doubled: int = 0
    reordered: int = 0
    gaps: int = 0
    phantom: int = 0
    leak: int = 0
    wrong_unread: int = 0

    def __add__(self, other: "Verdict") -> "Verdict":
        return Verdict(**{name: count + other.counts[name] for name, count in self.counts.items()})

    @property
    def is_clean(self) -> bool:
        return not any(self.counts.values())

    @property
    def counts(self) -> dict[str, int]:
        return asdict(self)


def judge(history: History) -> Verdict:
    """Count every broken promise; all zero when the server kept its word."""
    return Verdict(
        lost=lost_acknowledged(history) + lost_on_screens(history),
        doubled=sum(map(doubled, all_views(history))),
        reordered=reordered_senders(history) + reordered_screens(history) + moved(history),
        gaps=sum(map(gaps, all_views(history))),
        phantom=phantoms(history),
        leak=leaks(history),
        wrong_unread=wrong_unread(history),
    )


def all_views(history: History) -> list[list[Shown]]:
    return [*history.final.values(), *history.screens.values()]


def lost_acknowledged(history: History) -> int:
    stored = {message.client_id for messages in history.final.values() for message in messages}
    return sum(client_id not in stored for client_id in history.acked)


def lost_on_screens(history: History) -> int:
    """Messages of the final reading that a member's screen, held to the end, lacks."""
    return sum(
        len(ids_of(history.final.get(thread, [])) - ids_of(shown))
        for (reader, thread), shown in history.screens.items()
        if reader in history.members[thread]
    )


def ids_of(messages: Iterable[Shown]) -> set[str]:
    return {message.client_id for message in messages}


def doubled(messages: list[Shown]) -> int:
    times = Counter((message.author, message.client_id) for message in messages)
    return sum(count - 1 for count in times.values())


def gaps(messages: list[Shown]) -> int:
    """Numbers that are missing between 1 and the last one."""
    seqs = {message.seq for message in messages}
    return max(seqs, default=0) - len(seqs)


def reordered_senders(history: History) -> int:
    """Neighbours of one sender in one thread that stand the other way round than they were sent."""
    seq_of = {m.client_id: m.seq for messages in history.final.values() for m in messages}
    last: dict[tuple[str, str], int] = defaultdict(int)
    wrong = 0
    for sent in history.sent:
        seq = seq_of.get(sent.client_id)
        if seq is not None:
            wrong += seq < last[sent.thread, sent.sender]
            last[sent.thread, sent.sender] = seq
    return wrong


def reordered_screens(history: History) -> int:
    """Messages that stand on a screen at another place than in the final reading."""
    wrong = 0
    for (_, thread), shown in history.screens.items():
        place = {message.client_id: message.seq for message in history.final.get(thread, [])}
        wrong += sum(place.get(m.client_id, m.seq) != m.seq for m in shown)
        wrong += sum(after.seq <= before.seq for before, after in pairwise(shown))
    return wrong


def moved(history: History) -> int:
    """Messages whose number is not the one that was acknowledged."""
    seq_of = {m.client_id: m.seq for messages in history.final.values() for m in messages}
    return sum(seq_of.get(client_id, seq) != seq for client_id, seq in history.acked.items())


def phantoms(history: History) -> int:
    """Messages nobody sent, or that say something else or elsewhere than what was sent."""
    sent = {post.client_id: post for post in history.sent}
    return sum(
        not is_the_one(message, thread, sent.get(message.client_id))
        for thread, messages in history.final.items()
        for message in messages
    )


def is_the_one(message: Shown, thread: str, sent: Sent | None) -> bool:
    return (
        sent is not None
        and (sent.thread, sent.sender) == (thread, message.author)
        and squeezed(sent.body) in squeezed(text_of(message.html))
    )


def text_of(fragment: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", fragment))


def squeezed(text: str) -> str:
    return "".join(text.split())


def leaks(history: History) -> int:
    return sum(
        len(shown)
        for (reader, thread), shown in history.screens.items()
        if reader not in history.members[thread]
    )


def wrong_unread(history: History) -> int:
    return sum(
        recount(history, person, thread) != count for (person, thread), count in history.unread.items()
    )


def recount(history: History, person: str, thread: str) -> int:
    """Messages of others after the last one read."""
    read = history.reads.get((person, thread), 0)
    return sum(m.seq > read and m.author != person for m in history.final.get(thread, []))
