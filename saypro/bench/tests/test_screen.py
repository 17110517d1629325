"""A screen keeps the order of `seq` whatever the network does."""

from typing import Any

from saypro.bench.screen import Screen


def changes(*seqs: int, more: bool = False) -> dict[str, Any]:
    messages = [{"seq": seq, "client_id": f"id-{seq}", "author": "sipho", "html": "<p>"} for seq in seqs]
    return {"seq": max(seqs), "revision": max(seqs), "messages": messages, "people": [], "more": more}


def test_the_next_message_is_appended() -> None:
    screen = Screen("ref")
    assert [shown.seq for shown in screen.take(changes(1, 2))] == [1, 2]
    assert [shown.seq for shown in screen.take(changes(3))] == [3]
    assert not screen.is_behind


def test_a_message_held_already_is_not_shown_again() -> None:
    screen = Screen("ref")
    screen.take(changes(1, 2))
    assert screen.take(changes(1, 2)) == []
    assert screen.merged == 2


def test_a_hole_is_noticed_and_nothing_is_shown_behind_it() -> None:
    screen = Screen("ref")
    assert screen.take(changes(2)) == []
    assert screen.is_behind
    assert [shown.seq for shown in screen.take(changes(1, 2))] == [1, 2]
    assert not screen.is_behind


def test_an_answer_that_was_cut_asks_for_the_rest() -> None:
    screen = Screen("ref")
    screen.take(changes(1, 2, more=True))
    assert screen.is_behind


def test_a_heartbeat_tells_when_something_is_missing() -> None:
    screen = Screen("ref")
    screen.take(changes(1, 2))
    assert not screen.is_behind_of(2, 2)
    assert screen.is_behind_of(3, 2)
    assert screen.is_behind_of(2, 3)
