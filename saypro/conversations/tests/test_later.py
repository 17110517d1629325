"""Messages that go out later, unless the other side writes first."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import (
    Refused,
    block_person,
    drop_scheduled,
    post_messages,
    remove_person,
    schedule_message,
    send_due,
    send_now,
    suspend_person,
    undo_message,
)
from saypro.conversations.actions.posting import Post
from saypro.conversations.models import Conversation, Message, ScheduledMessage
from saypro.conversations.presets import presets
from saypro.conversations.testing import a_deal, say
from saypro.events.testing import run_reactions
from saypro.listings.testing import a_listing
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)  # a Wednesday, twelve o'clock in Johannesburg
EIGHT = datetime(2026, 6, 11, 6, tzinfo=UTC)  # eight the next morning


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, seller, "Come tomorrow")
    thread.refresh_from_db()
    return thread


def later(thread: Conversation, person: User, body: str = "I am on my way", **more: Any) -> ScheduledMessage:
    return schedule_message(thread, person, body, **{"send_at": EIGHT, "at": NOON, **more})


def said(thread: Conversation) -> list[str]:
    return list(thread.messages.order_by("seq").values_list("body", flat=True))


def test_it_is_said_at_its_time_and_once(thread: Conversation, buyer: User) -> None:
    waiting = later(thread, buyer, quote=1)
    assert send_due(waiting.pk, at=EIGHT - timedelta(seconds=1)) is None
    assert said(thread) == ["Come tomorrow"]
    send_due(waiting.pk, at=EIGHT)
    send_due(waiting.pk, at=EIGHT + timedelta(minutes=1))
    assert said(thread) == ["Come tomorrow", "I am on my way"]
    assert Message.objects.get(seq=2).quote_seq == 1
    assert queries.scheduled_in(thread, buyer) == []


def test_its_job_waits_for_that_time(thread: Conversation, buyer: User) -> None:
    now = timezone.now()
    waiting = later(thread, buyer, at=now, send_at=now + timedelta(hours=3))
    run_reactions()
    job = ProcrastinateJob.objects.get(task_name="conversations.send_scheduled")
    assert (job.scheduled_at, job.args) == (waiting.send_at, {"scheduled_id": waiting.pk})


def test_a_crash_between_saying_and_putting_away_says_nothing_twice(
    thread: Conversation, buyer: User, seller: User
) -> None:
    waiting = later(thread, buyer)
    post_messages([Post(thread.ref, buyer.pk, waiting.client_id, waiting.body)])
    say(thread, seller, "Good")
    assert send_due(waiting.pk, at=EIGHT) is None
    assert said(thread) == ["Come tomorrow", "I am on my way", "Good"]
    assert not ScheduledMessage.objects.exists(), "what was said is not held for being answered"


def test_when_the_other_side_writes_first_the_writer_is_asked(
    thread: Conversation, buyer: User, seller: User
) -> None:
    waiting = later(thread, buyer)
    say(thread, seller, "Sorry, it is sold")
    assert [one.is_answered for one in queries.scheduled_in(thread, buyer)] == [True]  # type: ignore[attr-defined]
    assert send_due(waiting.pk, at=EIGHT) is None
    assert said(thread) == ["Come tomorrow", "Sorry, it is sold"]
    page = signed_in_client(buyer).get(thread.get_absolute_url()).content.decode()
    assert "Sipho wrote first" in page
    assert "Send anyway" in page
    run_reactions()
    notice = Notice.objects.get(person=buyer)
    assert (notice.kind, notice.url) == ("later_held", thread.get_absolute_url())
    send_due(waiting.pk, at=EIGHT + timedelta(hours=1))
    run_reactions()
    assert Notice.objects.filter(person=buyer).count() == 1
    send_now(ScheduledMessage.objects.get())
    assert said(thread)[-1] == "I am on my way"


def test_what_oneself_or_nobody_said_holds_nothing(thread: Conversation, buyer: User, seller: User) -> None:
    waiting = later(thread, buyer)
    say(thread, buyer, "One more thing")
    undo_message(Message.objects.get(pk=say(thread, seller, "Oops").message_id), seller, at=timezone.now())
    assert send_due(waiting.pk, at=EIGHT) is not None


def test_a_refusal_at_its_time_is_told_with_its_reason(
    thread: Conversation, buyer: User, seller: User
) -> None:
    waiting = later(thread, buyer)
    block_person(seller, buyer)
    assert send_due(waiting.pk, at=EIGHT) is None
    run_reactions()
    assert "blocked" in Notice.objects.get(person=buyer).body
    assert (
        "one of you has blocked"
        in signed_in_client(buyer).get(f"{thread.get_absolute_url()}later/").content.decode()
    )
    with pytest.raises(Refused, match="blocked"):
        send_now(waiting)


def test_whom_our_office_stopped_says_nothing_later_either(
    thread: Conversation, buyer: User, seller: User
) -> None:
    waiting = later(thread, buyer)
    suspend_person(buyer, until=None, by=an_agent())
    assert send_due(waiting.pk, at=EIGHT) is None
    assert said(thread) == ["Come tomorrow"]
    run_reactions()
    assert "stopped you from writing" in Notice.objects.get(person=buyer).body
    with pytest.raises(Refused, match="suspended"):
        later(thread, buyer)


def test_what_was_dropped_is_never_said(thread: Conversation, buyer: User) -> None:
    waiting = later(thread, buyer)
    drop_scheduled(waiting)
    drop_scheduled(waiting)
    assert send_due(waiting.pk, at=EIGHT) is None
    assert said(thread) == ["Come tomorrow"]


def test_what_cannot_wait_is_refused(thread: Conversation, buyer: User, seller: User) -> None:
    for moment, code in [
        (NOON, "too_soon"),
        (NOON - timedelta(days=1), "too_soon"),
        (NOON + timedelta(days=400), "too_far"),
    ]:
        with pytest.raises(Refused, match=code):
            later(thread, buyer, send_at=moment)
    with pytest.raises(Refused, match="not_found"):
        later(thread, a_person())
    for _one in range(20):
        later(thread, buyer)
    with pytest.raises(Refused, match="too_many_later"):
        later(thread, buyer)
    later(thread, seller)
    block_person(seller, buyer)
    with pytest.raises(Refused, match="blocked"):
        later(thread, seller)
    remove_person(thread, buyer, by=seller)
    with pytest.raises(Refused, match="not_found"):
        later(thread, buyer)


# ── the forms ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def client(buyer: User) -> Client:
    return signed_in_client(buyer)


def test_choosing_a_time_without_javascript(client: Client, thread: Conversation) -> None:
    url = f"{thread.get_absolute_url()}later/"
    page = client.post(url, {"body": "I am on my way"}).content.decode()
    assert "I am on my way</textarea>" in page, "the composer's text comes along"
    with time_machine.travel(NOON, tick=False):
        chosen = {"body": "I am on my way", "send_at": ["", "2026-06-11T08:00"]}
        done = client.post(url, chosen, follow=True)
    assert "It goes out on 11 June, 08:00." in done.content.decode()
    waiting = ScheduledMessage.objects.get()
    assert (waiting.send_at, waiting.body) == (EIGHT, "I am on my way")
    assert "Thu 11 Jun, 08:00" in client.get(thread.get_absolute_url()).content.decode()
    client.post(f"/messages/later/{waiting.ref}/wording/")
    assert ">I am on my way</textarea>" in client.get(thread.get_absolute_url()).content.decode()
    assert not ScheduledMessage.objects.exists()


@pytest.mark.parametrize(
    ("own", "browser", "expected"),
    [
        ("", "", EIGHT),
        ("Europe/London", "", datetime(2026, 6, 11, 7, tzinfo=UTC)),
        ("Europe/London", "America/New_York", datetime(2026, 6, 11, 12, tzinfo=UTC)),
        ("Europe/London", "No/Such_Place", datetime(2026, 6, 11, 7, tzinfo=UTC)),
    ],
)
def test_the_time_is_read_by_the_writers_clock(
    thread: Conversation, buyer: User, own: str, browser: str, expected: datetime
) -> None:
    User.objects.filter(pk=buyer.pk).update(time_zone=own)
    form = {"body": "Hello", "send_at": "2026-06-11T08:00", "zone_name": browser}
    with time_machine.travel(NOON, tick=False):
        signed_in_client(buyer).post(f"{thread.get_absolute_url()}later/", form)
    assert ScheduledMessage.objects.get().send_at == expected


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"send_at": "2026-06-10T11:00"}, "That is now or over."),
        ({"send_at": "2028-01-01T08:00"}, "more than a year away"),
        ({"send_at": "tomorrow"}, "That is no day and time."),
        ({"send_at": ""}, "Choose a day and a time."),
        ({"send_at": "2027-03-28T01:30", "zone_name": "Europe/London"}, "The clocks are changed then"),
        ({"send_at": "2026-06-11T08:00", "body": " "}, "There is nothing to send yet."),
        ({"send_at": "2026-06-11T08:00", "body": "x" * 4001}, "longer than 4 000"),
    ],
)
def test_bad_times_come_back_with_a_sentence_and_the_words(
    client: Client, thread: Conversation, form: dict[str, str], sentence: str
) -> None:
    with time_machine.travel(NOON, tick=False):
        answer = client.post(f"{thread.get_absolute_url()}later/", {"body": "Keep me", **form})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    if "body" not in form:
        assert "Keep me</textarea>" in answer.content.decode()
    assert not ScheduledMessage.objects.exists()


def test_nobody_else_touches_what_waits(thread: Conversation, buyer: User, seller: User) -> None:
    waiting = later(thread, buyer)
    for action in ("sending", "wording", "dropping"):
        assert signed_in_client(seller).post(f"/messages/later/{waiting.ref}/{action}/").status_code == 404
    page = signed_in_client(seller).get(thread.get_absolute_url()).content.decode()
    assert "I am on my way" not in page


def test_often_chosen_times_lie_ahead_by_the_clock_of_the_place() -> None:
    here = ZoneInfo("Africa/Johannesburg")
    assert [moment for _words, moment in presets(NOON, here)] == [
        "2026-06-10T18:00",
        "2026-06-11T08:00",
        "2026-06-15T08:00",
    ]
    sunday_night = datetime(2026, 6, 14, 20, tzinfo=UTC)
    assert [moment for _words, moment in presets(sunday_night, here)] == ["2026-06-15T08:00"]
