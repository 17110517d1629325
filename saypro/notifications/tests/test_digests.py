"""At once, hourly, daily: what is collected, when it leaves, and what the weekly limit holds back."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import run_reactions
from saypro.notifications import actions, queries
from saypro.notifications.models import Delivery, Mail

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture(autouse=True)
def _mail_is_kept_to_be_read(settings: Any) -> None:
    settings.KEEPS_MAIL = True


def a_reader(pace: str = "at_once", *, zone: str = "", **wishes: Any) -> User:
    """Without quiet hours unless said otherwise."""
    person = a_person("Lerato Mokoena", time_zone=zone)
    awake: dict[str, Any] = {"quiet_from": None, "quiet_to": None}
    actions.change_preferences(person, chosen={}, paces={"email": pace}, **(awake | wishes))
    return person


def an_offer(person: User, number: int, at: datetime) -> None:
    news(person, "offer_made", f"Offer {number}", number, at)


def a_tip(person: User, number: int, at: datetime) -> None:
    news(person, "tip", f"Tip {number}", number, at)


def news(person: User, kind: str, title: str, number: int, at: datetime) -> None:
    url = f"/messages/{number}/"
    actions.tell(person.pk, kind=kind, title=title, body="", url=url, event_id=number, at=at)


def mails_by(moment: datetime) -> list[str]:
    """The subjects of all mails so far, after the clock's turn at this moment, taken twice."""
    with time_machine.travel(moment, tick=False):
        for _ in range(2):
            actions.dispatch_due(moment)
            run_reactions()
    return list(Mail.objects.order_by("pk").values_list("subject", flat=True))


def test_at_once_each_leaves_when_it_was_not_read_for_three_minutes() -> None:
    reader = a_reader()
    an_offer(reader, 1, NOON)
    assert mails_by(NOON + 2 * MINUTE) == []
    assert mails_by(NOON + 3 * MINUTE) == ["Offer 1"]
    an_offer(reader, 2, NOON + 4 * MINUTE)
    assert mails_by(NOON + 7 * MINUTE) == ["Offer 1", "Offer 2"]


def test_hourly_all_of_an_hour_is_one_mail_at_its_end() -> None:
    reader = a_reader("hourly")
    for number in (1, 2, 3):
        an_offer(reader, number, NOON + number * 10 * MINUTE)
    assert mails_by(NOON + 59 * MINUTE) == []
    assert mails_by(NOON + HOUR) == ["3 things are new for you: Offer 1"]
    text = Mail.objects.get().text
    assert all(f"Offer {number}" in text for number in (1, 2, 3))
    assert len(mails_by(NOON + 3 * HOUR)) == 1, "an hour without news has no mail"


def test_an_hour_on_the_members_clock_may_begin_at_half_past_ours() -> None:
    reader = a_reader("hourly", zone="Asia/Kolkata")
    an_offer(reader, 1, NOON)
    assert mails_by(NOON + 29 * MINUTE) == []
    assert mails_by(NOON + 30 * MINUTE) == ["Offer 1"]


def test_daily_all_of_a_day_is_one_mail_at_the_members_hour() -> None:
    reader = a_reader("daily", daily_hour=17)
    five = datetime(2026, 6, 9, 15, tzinfo=UTC)
    an_offer(reader, 1, NOON)
    an_offer(reader, 2, five - MINUTE)
    assert mails_by(five - MINUTE) == []
    assert mails_by(five) == ["2 things are new for you: Offer 1"]
    an_offer(reader, 3, five + MINUTE)
    assert len(mails_by(five + 23 * HOUR)) == 1
    assert mails_by(five + 24 * HOUR)[1:] == ["Offer 3"]


def test_what_is_told_late_for_a_day_that_has_left_waits_for_the_next() -> None:
    reader = a_reader("daily", daily_hour=17)
    five = datetime(2026, 6, 9, 15, tzinfo=UTC)
    an_offer(reader, 1, NOON)
    assert len(mails_by(five)) == 1
    an_offer(reader, 2, NOON + MINUTE)
    assert len(mails_by(five + HOUR)) == 1, "a second mail of the same day is none"
    assert mails_by(five + 24 * HOUR)[1:] == ["Offer 2"]


def test_what_was_seen_in_the_app_is_not_collected() -> None:
    reader = a_reader("hourly")
    an_offer(reader, 1, NOON)
    an_offer(reader, 2, NOON)
    actions.read_notices_about(reader, "/messages/1/", at=NOON + MINUTE)
    assert mails_by(NOON + HOUR) == ["Offer 2"]


@pytest.mark.parametrize(
    ("evening", "morning"),
    [
        # 28 March 2026 in Berlin is followed by the day whose night is an hour short: 07:00 is 05:00 in UTC.
        ("2026-03-28T22:00+00:00", "2026-03-29T05:00+00:00"),
        # And 24 October by the one whose night is an hour long: 07:00 is 06:00 in UTC.
        ("2026-10-24T22:00+00:00", "2026-10-25T06:00+00:00"),
        ("2026-06-09T22:00+00:00", "2026-06-10T05:00+00:00"),
    ],
)
def test_quiet_hours_end_by_the_members_clock_also_when_it_changes(evening: str, morning: str) -> None:
    reader = a_reader(zone="Europe/Berlin", quiet_from=time(21), quiet_to=time(7))
    at, wake = datetime.fromisoformat(evening), datetime.fromisoformat(morning)
    an_offer(reader, 1, at)
    an_offer(reader, 2, at + HOUR)
    assert mails_by(wake - MINUTE) == []
    assert mails_by(wake) == ["2 things are new for you: Offer 1"], "what waited leaves as one"


def test_a_daily_hour_the_clock_skips_comes_all_the_same() -> None:
    reader = a_reader("daily", zone="Europe/Berlin", daily_hour=2)
    an_offer(reader, 1, datetime(2026, 3, 28, 12, tzinfo=UTC))
    skipped = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert mails_by(skipped - MINUTE) == []
    assert mails_by(skipped) == ["Offer 1"]


def test_a_daily_hour_that_comes_twice_has_one_mail() -> None:
    reader = a_reader("daily", zone="Europe/Berlin", daily_hour=2)
    first = datetime(2026, 10, 25, 0, tzinfo=UTC)
    an_offer(reader, 1, first - HOUR)
    assert len(mails_by(first)) == 1
    an_offer(reader, 2, first + 10 * MINUTE)
    assert len(mails_by(first + HOUR)) == 1, "02:00 again, on the same day"
    assert mails_by(first + 25 * HOUR)[1:] == ["Offer 2"]


def test_the_weekly_limit_holds_back_what_is_no_transaction_and_says_so() -> None:
    reader = a_reader(budget=2)
    actions.change_preferences(reader, chosen={"tips": frozenset({"app", "email"})})
    now = datetime.now(UTC).replace(microsecond=0) - HOUR
    for number in range(4):
        a_tip(reader, number, now + number * MINUTE)
    an_offer(reader, 9, now + 5 * MINUTE)
    assert sorted(mails_by(now + 30 * MINUTE)) == ["3 things are new for you: Tip 0"]
    assert queries.contacts(reader, now + HOUR) == 2
    assert [notice.title for notice in queries.held_notices(reader, now + HOUR)] == ["Tip 3", "Tip 2"]
    assert not Delivery.objects.filter(notice__title__in=["Tip 2", "Tip 3"]).exists()
    page = signed_in_client(reader).get(reverse("notifications:preferences")).text
    held = page[page.index("Held back") :]
    assert held.index("Tip 3") < held.index("Tip 2")
    assert "Your weekly limit was reached" in held
    assert "Tip 1" not in held
    assert "Tip 2" not in signed_in_client(reader).get(reverse("notifications:notices")).text
