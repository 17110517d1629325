"""A reader who listens to a busy thread and reads nothing is let go; who does read misses nothing."""

from collections.abc import Iterator
from contextlib import ExitStack
from uuid import uuid4

from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.raw import Raw, opened, text
from saypro.bench.server import Server
from saypro.conversations.actions import Post, Posted, post_messages
from tests.floods.test_requests import is_hung_up

DEAF, BATCHES, EACH = 20, 12, 50
MOST_GROWTH_KB = 50 * 1024
"""Each may keep 250,000 characters in its queue, and as much again where it is about to leave."""

LET_GO_S = 60


def test_deaf_readers_of_a_busy_thread_are_let_go_and_cost_little(server: Server, lerato: Person) -> None:
    (sipho,) = make_people(["Sipho Dlamini"])
    (ref,) = make_threads([[lerato, sipho]])
    with ExitStack() as tabs:
        reader = tabs.enter_context(opened(server, lerato.cookie, patience_s=LET_GO_S))
        reader.send(text({"join": {"topic": f"thread:{ref}", "after": 0}}))
        reader.hear("joined")
        before = server.rss_kb()
        server.forget_peak()
        deaf = [tabs.enter_context(opened(server, sipho.cookie, window=2048)) for _tab in range(DEAF // 2)]
        deaf += [tabs.enter_context(opened(server, lerato.cookie, window=2048)) for _tab in range(DEAF // 2)]
        for raw in deaf:
            raw.send(text({"join": {"topic": f"thread:{ref}", "after": 0}}))
            raw.hear("joined")
        seen: list[int] = []
        for batch in range(BATCHES):
            say_much(ref, sipho)
            seen += numbers(reader, upto=(batch + 1) * EACH, held=len(seen))
        assert seen == list(range(1, BATCHES * EACH + 1))
        assert all(is_hung_up(raw.socket, within_s=LET_GO_S) for raw in deaf)
        assert reader.is_answered()
    assert server.peak_kb() - before < MOST_GROWTH_KB


def say_much(ref: str, writer: Person) -> None:
    """Fifty messages as long as may be."""
    outcomes = post_messages([Post(ref, writer.pk, uuid4(), "x" * 3900) for _message in range(EACH)])
    assert all(isinstance(outcome, Posted) for outcome in outcomes)


def numbers(reader: Raw, upto: int, held: int) -> Iterator[int]:
    """The numbers of the messages as they come, asked for again where some are missing."""
    while held < upto:
        for message in reader.hear("changes", within_s=LET_GO_S)["messages"]:
            if message["seq"] == held + 1:
                held += 1
                yield held
