"""Storing messages with the search and without it, in turn."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from statistics import median
from uuid import uuid4

from django.db import connection
from django.test import override_settings

from saypro.accounts.models import User
from saypro.bench.database import set_up
from saypro.bench.people import make_people, make_threads
from saypro.conversations.actions import Post, Posted, index_messages, post_messages
from saypro.conversations.models import Conversation, Message, Participant
from saypro.project.reactions import REACTIONS as ALL

WITHOUT_WORDS = {
    fact: [reaction for reaction in reactions if reaction.__name__ != "keep_words"]
    for fact, reactions in ALL.items()
}
PAIRS, BATCH, BATCHES = 100, 50, 40
WORDS = "Could you take a little less if I fetch it today? The price is fair, but I can add the cables."


@dataclass(slots=True)
class Storing:
    """Microseconds a message in each round, stored with the search and without, and kept for the search."""

    with_search: list[float] = field(default_factory=list)
    without: list[float] = field(default_factory=list)
    keeping: list[float] = field(default_factory=list)

    @property
    def slower_percent(self) -> float:
        """The median of how much slower a round was than the one beside it."""
        pairs = zip(self.with_search, self.without, strict=True)
        return round(median(one / other - 1 for one, other in pairs) * 100, 1)

    def row(self) -> dict[str, object]:
        return {
            "storing_us": round(median(self.without), 1),
            "storing_with_search_us": round(median(self.with_search), 1),
            "keeping_words_us": round(median(self.keeping), 1),
            "slower_percent": self.slower_percent,
        }


def compare_storing(rounds: int) -> Storing:
    """Batches as under load, without and with a worker that keeps the words of each.

    Leaves nothing behind.
    """
    people = make_people([f"Storing {number}" for number in range(2 * PAIRS)])
    threads = make_threads([people[at : at + 2] for at in range(0, len(people), 2)])
    seats = [(ref, people[2 * at].pk) for at, ref in enumerate(threads)]
    storing = Storing()
    try:
        with ProcessPoolExecutor(1, get_context("spawn"), set_up) as worker:
            for number in range(rounds + 1):
                for is_searched in ((False, True), (True, False))[number % 2]:
                    one_round(storing if number else Storing(), seats, worker if is_searched else None)
    finally:
        sweep([person.pk for person in people])
    return storing


def one_round(storing: Storing, seats: Sequence[tuple[str, int]], worker: Executor | None) -> None:
    """The first round, which is thrown away, waits for the worker to start."""
    if worker is None:
        with override_settings(EVENT_REACTIONS="saypro.bench.storing.WITHOUT_WORDS"):
            storing.without.append(stored_us(seats, lambda _ids: None))
        return
    kept: list[Future[float]] = []
    storing.with_search.append(stored_us(seats, lambda ids: kept.append(worker.submit(keep, ids))))
    storing.keeping.append(sum(each.result() for each in kept) / (BATCH * BATCHES) * 1e6)


def stored_us(seats: Sequence[tuple[str, int]], tell: Callable[[list[int]], None]) -> float:
    """Time a message, until all of them are stored; each batch is told of."""
    started, place = time.perf_counter(), 0
    for _ in range(BATCHES):
        turn = [seats[(place + each) % len(seats)] for each in range(BATCH)]
        place += BATCH
        outcomes = post_messages([Post(ref, person, uuid4(), WORDS, 0, ()) for ref, person in turn])
        assert all(isinstance(outcome, Posted) for outcome in outcomes)
        tell(keys_of(outcomes))
    return (time.perf_counter() - started) / (BATCH * BATCHES) * 1e6


def keys_of(outcomes: Sequence[object]) -> list[int]:
    return [outcome.message_id for outcome in outcomes if isinstance(outcome, Posted)]


def keep(ids: list[int]) -> float:
    """Seconds a worker needs to keep the words of a batch."""
    started = time.perf_counter()
    index_messages(ids)
    return time.perf_counter() - started


def sweep(people: Sequence[int]) -> None:
    """Take away everything they said, and the jobs about it: no worker runs here."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, [list(people)])
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("DELETE FROM events_event")
    threads = Conversation.objects.filter(participants__person__in=people)
    Participant.objects.filter(conversation__in=list(threads.values_list("pk", flat=True))).delete()
    Message.objects.filter(sender__in=people).delete()
    User.objects.filter(pk__in=people).delete()


FORGET = """
DELETE FROM conversations_messagewords WHERE message_id IN (
    SELECT id FROM conversations_message WHERE sender_id = ANY(%s)
)
"""
