"""The history checker must see every fault that is planted, and none where there is none."""

from collections.abc import Callable

import pytest

from saypro.bench.history import History, Sent, Verdict, judge
from saypro.bench.screen import Shown

HTML = "<article><p>Still for sale? &amp; where</p></article>"


def a_clean_history() -> History:
    """Lerato and Sipho say five things in one thread; both see all of it; Thandi is in another."""
    history = History(members={"deal": {"lerato", "sipho"}, "other": {"thandi"}})
    for seq in range(1, 6):
        sender = "lerato" if seq % 2 else "sipho"
        history.sent.append(Sent("deal", sender, f"id-{seq}", "Still for sale? & where"))
        history.acked[f"id-{seq}"] = seq
    messages = [Shown(seq, f"id-{seq}", "lerato" if seq % 2 else "sipho", HTML) for seq in range(1, 6)]
    history.final["deal"] = messages
    history.screens = {("lerato", "deal"): messages[:], ("sipho", "deal"): messages[:]}
    history.reads = {("lerato", "deal"): 3, ("sipho", "deal"): 0}
    history.unread = {("lerato", "deal"): 1, ("sipho", "deal"): 3}
    return history


def lose_an_acknowledged_message(history: History) -> None:
    for view in (history.final["deal"], *history.screens.values()):
        view[:] = [message for message in view if message.seq != 5]


def lose_the_last_message_of_a_screen(history: History) -> None:
    history.screens["sipho", "deal"].pop()


def store_a_retry_twice(history: History) -> None:
    history.final["deal"].append(Shown(6, "id-5", "lerato", HTML))


def show_a_message_twice(history: History) -> None:
    history.screens["sipho", "deal"].append(Shown(6, "id-5", "lerato"))


def swap_two_of_one_sender(history: History) -> None:
    history.sent[0], history.sent[2] = history.sent[2], history.sent[0]


def swap_two_on_a_screen(history: History) -> None:
    shown = history.screens["sipho", "deal"]
    shown[0], shown[1] = shown[1], shown[0]


def acknowledge_another_number(history: History) -> None:
    history.acked["id-5"] = 4


def leave_a_gap(history: History) -> None:
    history.sent.append(Sent("deal", "sipho", "id-7", "where"))
    for view in (history.final["deal"], *history.screens.values()):
        view.append(Shown(7, "id-7", "sipho", HTML))
    history.unread["lerato", "deal"] += 1


def show_what_nobody_sent(history: History) -> None:
    history.sent = [sent for sent in history.sent if sent.client_id != "id-3"]


def show_other_words(history: History) -> None:
    history.final["deal"][0] = Shown(1, "id-1", "lerato", "<p>something else</p>")


def show_another_author(history: History) -> None:
    history.sent[1] = Sent("deal", "lerato", "id-2", "Still for sale? & where")


def show_a_stranger(history: History) -> None:
    history.screens["thandi", "deal"] = history.final["deal"][:1]


def count_unread_wrongly(history: History) -> None:
    history.unread["sipho", "deal"] = 5


def test_a_clean_history_is_clean() -> None:
    assert judge(a_clean_history()) == Verdict()
    assert judge(a_clean_history()).is_clean


@pytest.mark.parametrize(
    ("plant", "promise"),
    [
        (lose_an_acknowledged_message, "lost"),
        (lose_the_last_message_of_a_screen, "lost"),
        (store_a_retry_twice, "doubled"),
        (show_a_message_twice, "doubled"),
        (swap_two_of_one_sender, "reordered"),
        (swap_two_on_a_screen, "reordered"),
        (acknowledge_another_number, "reordered"),
        (leave_a_gap, "gaps"),
        (show_what_nobody_sent, "phantom"),
        (show_other_words, "phantom"),
        (show_another_author, "phantom"),
        (show_a_stranger, "leak"),
        (count_unread_wrongly, "wrong_unread"),
    ],
)
def test_a_planted_fault_is_counted(plant: Callable[[History], None], promise: str) -> None:
    history = a_clean_history()
    plant(history)
    assert judge(history).counts[promise] > 0
    assert not judge(history).is_clean


def test_a_message_that_was_stored_without_an_answer_is_no_fault() -> None:
    history = a_clean_history()
    del history.acked["id-5"]
    assert judge(history).is_clean
