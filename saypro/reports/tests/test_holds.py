"""Scheduled reports that somebody looks through: drafted, told of, changed, and sent once."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.notifications.models import Mail, Notice
from saypro.reports.actions import (
    add_recipient,
    drop_draft,
    drop_hold,
    edit_draft,
    finish_draft,
    hold_reports,
    issue_due,
    scheduling,
    send_held,
)
from saypro.reports.actions.scheduling import hold_back
from saypro.reports.kinds import DECLARED, KINDS
from saypro.reports.models import Draft, Hold, Issue
from saypro.reports.periods import Length, period_of
from saypro.reports.refusals import Refused

APRIL = datetime(2026, 4, 1, 6, 5, tzinfo=ZoneInfo("Africa/Johannesburg"))
HOUR = timedelta(hours=1)
BOARD = "board@example.com"


@pytest.fixture
def held(lead: User) -> Draft:
    """The weekly report, which waits four hours for the lead; the board gets it."""
    add_recipient("weekly", BOARD, by=lead)
    hold_reports("weekly", 4, by=lead)
    issue_due(APRIL)
    return Draft.objects.get()


def mailed() -> list[str]:
    return list(Mail.objects.filter(to=BOARD).values_list("text", flat=True))


def weeklies() -> list[Issue]:
    return list(Issue.objects.filter(kind="weekly"))


def test_what_is_held_is_drafted_and_its_owner_told_with_a_link(held: Draft, lead: User) -> None:
    assert (held.kind, held.made_by, held.goes_out_at) == ("weekly", lead, APRIL + 4 * HOUR)
    assert Issue.objects.count() == len(DECLARED) - 1, "all others go out as ever"
    notice = Notice.objects.get(person=lead, kind="report_held")
    assert notice.url == reverse("reports:draft", args=[held.ref])
    assert "Weekly report" in notice.title
    assert "1 April 2026, 10:05" in notice.body
    assert issue_due(APRIL + HOUR) == 0
    assert (mailed(), weeklies()) == ([], [])


def test_it_goes_out_by_itself_once_with_what_was_changed(held: Draft) -> None:
    edit_draft(held, {"lead": "A good week."}, [])
    assert send_held(APRIL + 3 * HOUR) == 0
    assert send_held(APRIL + 4 * HOUR) == 1
    assert send_held(APRIL + 4 * HOUR) == issue_due(APRIL + 5 * HOUR) == 0
    (text,), (made,) = mailed(), weeklies()
    assert text.startswith("A good week.")
    assert (made.told["lead"], made.made_by) == (["A good week."], None)


def test_one_that_cannot_be_sent_stops_no_other(
    held: Draft, lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_reports("monthly", 4, by=lead)
    Issue.objects.filter(kind="monthly").delete()
    issue_due(APRIL)
    weekly, monthly = Draft.objects.order_by("pk")

    def finish(draft: Draft, **how: Any) -> Issue:
        if draft == weekly:
            raise RuntimeError("it cannot be set on paper")
        return finish_draft(draft, **how)

    monkeypatch.setattr(scheduling, "finish_draft", finish)
    with pytest.raises(ExceptionGroup) as failed:
        send_held(APRIL + 4 * HOUR)
    assert [str(one) for one in failed.value.exceptions] == ["it cannot be set on paper"]
    assert Issue.objects.filter(kind=monthly.kind, since=monthly.since).exists()
    assert list(Draft.objects.all()) == [weekly], "and is tried again five minutes later"


def test_nobody_sends_it_twice(held: Draft, lead: User) -> None:
    """The lead presses, presses again, and the clock comes a moment later; each held the draft before."""
    client = signed_in_client(lead)
    finish = reverse("reports:draft_finish", args=[held.ref])
    answers = [client.post(finish, {"mail": "1"}) for _time in range(2)]
    with pytest.raises(Refused, match="already"):
        finish_draft(held, is_mailed=True, by=None, at=APRIL)
    assert send_held(APRIL + 4 * HOUR) == issue_due(APRIL + 5 * HOUR) == 0
    (made,) = weeklies()
    assert {answer["Location"] for answer in answers} == {reverse("reports:issue", args=[made.ref])}
    assert len(mailed()) == 1
    kept = client.get(reverse("reports:draft", args=[held.ref]), follow=True)
    assert "This report is finished." in kept.content.decode()


def test_what_is_written_while_it_goes_out_is_refused_with_a_sentence(held: Draft) -> None:
    send_held(APRIL + 4 * HOUR)
    with pytest.raises(Refused, match="just been kept"):
        edit_draft(held, {"lead": "Too late."}, [])


def test_a_worker_killed_between_drafting_and_telling_leaves_neither(
    lead: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_given: object) -> None:
        raise SystemExit

    hold_reports("weekly", 4, by=lead)
    with monkeypatch.context() as patched:
        patched.setattr("saypro.reports.actions.scheduling.tell_of_held", killed)
        with pytest.raises(SystemExit):
            issue_due(APRIL)
    assert not Draft.objects.exists()
    issue_due(APRIL)
    assert Notice.objects.filter(kind="report_held").count() == Draft.objects.count() == 1


def test_a_worker_killed_while_sending_sends_nothing_and_the_next_one_does(
    held: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_given: object, **_more: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patched:
        patched.setattr("saypro.reports.actions.drafting.mail", killed)
        with pytest.raises(SystemExit):
            send_held(APRIL + 4 * HOUR)
    assert (mailed(), weeklies()) == ([], [])
    assert send_held(APRIL + 5 * HOUR) == 1
    assert len(mailed()) == len(weeklies()) == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_draft_it_once(lead: User) -> None:
    hold, period = hold_reports("weekly", 4, by=lead), period_of(Length.WEEK, APRIL.date()).before
    hold_back(KINDS["weekly"], period, hold, APRIL)
    with pytest.raises(IntegrityError, match="one_held_report_a_period"):
        hold_back(KINDS["weekly"], period, hold, APRIL)
    assert Notice.objects.filter(kind="report_held").count() == 1


def test_one_that_is_not_to_go_out_is_kept_and_not_thrown_away(held: Draft, lead: User) -> None:
    with pytest.raises(Refused, match="mail nobody"):
        drop_draft(held)
    client = signed_in_client(lead)
    page = reverse("reports:draft", args=[held.ref])
    shown = client.get(page).content.decode()
    assert "It goes out by itself on 1 Apr 2026, 10:05" in shown
    assert "Throw it away" not in shown
    assert client.post(f"{page}removal/", follow=True).redirect_chain[0][0] == page
    client.post(f"{page}finish/")
    send_held(APRIL + 4 * HOUR)
    assert (mailed(), len(weeklies())) == ([], 1)


def test_without_a_hold_the_next_one_goes_out_at_once(held: Draft) -> None:
    drop_hold(Hold.objects.get())
    send_held(APRIL + 4 * HOUR)
    issue_due(APRIL + timedelta(days=7))
    assert len(mailed()) == 2


def test_a_lead_holds_reports_on_the_page(lead: User) -> None:
    client = signed_in_client(lead)
    assert "24 hours" in set_hold(client, "monthly", "24")
    assert "36 hours" in set_hold(client, "monthly", "36")
    hold = Hold.objects.get()
    assert (hold.kind, hold.hours, hold.owner) == ("monthly", 36, lead)
    client.post(reverse("reports:hold_removal", args=[hold.pk]))
    assert not Hold.objects.exists()


@pytest.mark.parametrize(
    ("kind", "hours", "said"),
    [
        ("weekly", "", "from 1 to 168"),
        ("weekly", "0", "from 1 to 168"),
        ("weekly", "169", "from 1 to 168"),
        ("weekly", "a day", "from 1 to 168"),
        ("weekly", "9" * 5000, "from 1 to 168"),
        ("nonsense\0", "24", "Choose one from the list"),
    ],
)
def test_what_cannot_be_held_is_said_so(lead: User, kind: str, hours: str, said: str) -> None:
    assert said in set_hold(signed_in_client(lead), kind, hours, status=422)
    assert not Hold.objects.exists()


def set_hold(client: Client, kind: str, hours: str, *, status: int = 200) -> str:
    """What the page says afterwards."""
    answer = client.post(reverse("reports:holds"), {"kind": kind, "hours": hours}, follow=True)
    assert answer.status_code == status
    return answer.content.decode()
