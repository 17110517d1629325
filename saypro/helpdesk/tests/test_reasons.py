"""Why a ticket stands where it stands: one phrase, the gravest that is true."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from saypro.helpdesk.clocks import What
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.queries import Visits, visits
from saypro.helpdesk.reasons import reason

NOW = datetime(2026, 6, 9, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ticket(answer: int | None = None, solving: int | None = None, **facts: Any) -> Ticket:
    """Due in so many minutes."""
    due = {"answer_due_at": answer, "resolution_due_at": solving}
    moments = {name: NOW + minutes * MINUTE for name, minutes in due.items() if minutes is not None}
    return Ticket(**moments, **facts)


URGENT: dict[str, Any] = {"priority": "urgent", "priority_reason": "money at stake"}


@pytest.mark.parametrize(
    ("given", "history", "words"),
    [
        (ticket(-125), Visits(), "Answer 2 h 05 late"),
        (ticket(600, -61, **URGENT), Visits(), "1 h 01 late in being solved"),
        (ticket(20, **URGENT), Visits(3), "Answer due in 20 min"),
        (ticket(None, 59), Visits(), "To be solved in 59 min"),
        (ticket(600, **URGENT), Visits(3, is_reopened=True), "Urgent: money at stake"),
        (ticket(600, priority="urgent"), Visits(), "Urgent"),
        (ticket(600, escalation=2, **URGENT), Visits(), "Escalated to the team’s lead"),
        (ticket(600), Visits(3, is_reopened=True), "Reopened"),
        (ticket(600), Visits(3), "Third contact on this matter"),
        (ticket(600), Visits(7), "7 contacts on this matter"),
        (ticket(600, priority="high", priority_reason="deadline"), Visits(2), "High: deadline"),
        (ticket(600), Visits(2), "Answer due in 10 h"),
        (ticket(None, 6000), Visits(), "Answered; to be solved in 4 days"),
        (ticket(), Visits(), "Nothing is due"),
        (ticket(-5, state="waiting"), Visits(), "Waiting for the member"),
    ],
)
def test_the_gravest_fact_is_said(given: Ticket, history: Visits, words: str) -> None:
    assert reason(given, history, NOW) == words


def test_what_is_put_off_or_solved_says_until_or_when() -> None:
    assert reason(ticket(state="snoozed", snoozed_until=NOW), Visits(), NOW).startswith("Put off until")
    assert reason(ticket(state="solved", solved_at=NOW), Visits(), NOW).startswith("Solved")


@pytest.mark.parametrize(
    ("history", "expected"),
    [
        ("asked", Visits(1)),
        ("asked asked", Visits(1)),
        ("asked answered asked answered asked asked", Visits(3)),
        ("asked answered solved asked", Visits(2, is_reopened=True)),
        ("asked answered solved reopened", Visits(1, is_reopened=True)),
        ("asked solved", Visits(1)),
        ("", Visits(1)),
    ],
)
def test_a_contact_is_a_word_of_the_member_after_our_answer(history: str, expected: Visits) -> None:
    assert visits([What(word) for word in history.split()]) == expected


def test_what_follows_a_solved_ticket_is_reopened() -> None:
    assert visits([What.ASKED], follows=True).is_reopened
