"""Why a ticket stands where it stands: one phrase, the gravest that is true."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries.coming_back import is_reopened, times_back
from saypro.helpdesk.reasons import reason

NOW = datetime(2026, 6, 9, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ticket(answer: int | None = None, solving: int | None = None, **facts: Any) -> Ticket:
    """Due in so many minutes."""
    due = {"answer_due_at": answer, "resolution_due_at": solving}
    moments = {name: NOW + minutes * MINUTE for name, minutes in due.items() if minutes is not None}
    return Ticket(**moments, **facts)


URGENT: dict[str, Any] = {"priority": "urgent", "priority_reason": "money at stake"}


THIRD: dict[str, Any] = {"contact": 3}


@pytest.mark.parametrize(
    ("given", "is_back", "words"),
    [
        (ticket(-125), False, "Answer 2 h 05 late"),
        (ticket(600, -61, **URGENT), False, "1 h 01 late in being solved"),
        (ticket(20, **URGENT, **THIRD), False, "Answer due in 20 min"),
        (ticket(None, 59), False, "To be solved in 59 min"),
        (ticket(600, **URGENT, **THIRD), True, "Urgent: money at stake"),
        (ticket(600, priority="urgent"), False, "Urgent"),
        (ticket(600, escalation=2, **URGENT), False, "Escalated to the team’s lead"),
        (ticket(600, **THIRD), True, "Reopened"),
        (ticket(600, **THIRD), False, "Third contact on this matter"),
        (ticket(600, contact=7), False, "7 contacts on this matter"),
        (ticket(600, priority="high", priority_reason="deadline", contact=2), False, "High: deadline"),
        (ticket(600, contact=2), False, "Answer due in 10 h"),
        (ticket(None, 6000), False, "Answered; to be solved in 4 days"),
        (ticket(), False, "Nothing is due"),
        (ticket(-5, state="waiting"), False, "Waiting for the member"),
    ],
)
def test_the_gravest_fact_is_said(given: Ticket, is_back: bool, words: str) -> None:
    assert reason(given, NOW, is_reopened=is_back) == words


def test_what_is_put_off_or_solved_says_until_or_when() -> None:
    asleep, solved = ticket(state="snoozed", snoozed_until=NOW), ticket(state="solved", solved_at=NOW)
    assert reason(asleep, NOW, is_reopened=False).startswith("Put off until")
    assert reason(solved, NOW, is_reopened=False).startswith("Solved")


@pytest.mark.parametrize(
    ("history", "is_back", "times"),
    [
        ("asked", False, 0),
        ("asked asked asked", False, 0),
        ("asked solved asked", True, 1),
        ("asked solved asked asked solved asked", True, 2),
        ("asked solved reopened", True, 0),
        ("asked solved reopened asked", True, 0),
        ("asked solved", False, 0),
        ("", False, 0),
    ],
)
def test_coming_back_is_a_word_of_the_member_after_the_solution(
    history: str, is_back: bool, times: int
) -> None:
    turns = [What(word) for word in history.split()]
    assert (is_reopened(turns), times_back(turns)) == (is_back, times)
