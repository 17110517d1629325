"""Mails about messages nobody has read: to whoever is away, once until they come."""

from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import Pointer, move_pointers, solve, take
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries import ends_to_push, words_waiting
from saypro.conversations.tasks import push_if_unread, tell_if_unread
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.testing import run_reactions
from saypro.listings.testing import a_listing
from saypro.notifications.actions import change_preferences, dispatch, dispatch_due
from saypro.notifications.models import Mail, Notice, Push
from saypro.notifications.queries import notices_page, unread_notices
from saypro.notifications.replies import thread_and_person
from saypro.notifications.testing import a_browser

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini", email="sipho@example.com")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller, title="Trek Marlin 7"))


@pytest.fixture(autouse=True)
def _mail_is_kept_to_be_read(settings: Any) -> None:
    settings.KEEPS_MAIL = True


def after_a_while(
    thread: Conversation, writer: User, body: str = "A private word", at: datetime = NOON
) -> list[str]:
    """What lies in the outbox once the message has waited; the job runs twice, as after a crash."""
    posted = say(thread, writer, body)
    for _run in range(2):
        tell_if_unread(ends=[[thread.pk, posted.seq, writer.pk]], at=at.isoformat(), event_id=posted.seq)
        run_dispatch()
    return list(Mail.objects.order_by("pk").values_list("to", flat=True))


def run_dispatch() -> None:
    """The jobs that are due, apart from those that look at the messages later."""
    clear = ProcrastinateJob.objects.filter(task_name__startswith="events.")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = ANY(%s)", [[job.pk for job in clear]])
    run_reactions()


def test_whoever_is_away_is_told_once(thread: Conversation, buyer: User, seller: User) -> None:
    assert after_a_while(thread, buyer) == [seller.email]
    mail = Mail.objects.get()
    assert mail.subject == "Lerato wrote to you about Trek Marlin 7"
    for form in (mail.text, unescape(mail.html)):
        assert thread.ref in form
        assert "A private word" in form
        assert "Trek Marlin 7, listed at R\xa014\xa0500" in form
        assert buyer.email not in form
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_mail_quotes_nothing_to_who_wants_no_quotes(
    thread: Conversation, buyer: User, seller: User
) -> None:
    change_preferences(seller, chosen={}, is_quoting=False)
    after_a_while(thread, buyer)
    mail = Mail.objects.get()
    assert "private word" not in mail.text + mail.html


def test_what_was_deleted_or_warned_of_is_not_carried_into_a_mail(
    thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, buyer, "Deleted soon")
    Message.objects.update(deleted_at=NOON)
    say(thread, buyer, "Still here")
    assert words_waiting(seller.pk, thread.pk) == "Still here"
    Message.objects.filter(body="Still here").update(warnings=[{"rule": "deposit", "words": "…"}])
    assert words_waiting(seller.pk, thread.pk) == ""
    assert words_waiting(buyer.pk, thread.pk) is None, "nobody else has said anything"
    assert words_waiting(a_person().pk, thread.pk) is None, "a stranger has no place there"


def test_mails_of_one_thread_lie_together_and_can_be_answered(
    thread: Conversation, buyer: User, seller: User, settings: Any
) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"
    after_a_while(thread, buyer)
    move_pointers([Pointer(thread.ref, seller.pk, 1, 1)])
    after_a_while(thread, buyer)
    first, second = Mail.objects.order_by("pk")
    assert first.message_id != second.message_id
    assert first.headers["References"] == second.headers["References"]
    assert thread_and_person(first.reply_to) == (thread.pk, seller.pk)
    assert "You can also reply to this e-mail." in first.text


def test_in_quiet_hours_a_mail_waits_and_is_not_sent_when_it_was_read_meanwhile(
    thread: Conversation, buyer: User, seller: User
) -> None:
    night, morning = NOON.replace(hour=20), NOON.replace(day=10, hour=5)
    assert after_a_while(thread, buyer, at=night) == []
    with time_machine.travel(morning, tick=False):
        dispatch_due(morning)
        run_dispatch()
    assert Mail.objects.count() == 1
    move_pointers([Pointer(thread.ref, seller.pk, 1, 1)])
    after_a_while(thread, buyer, at=night.replace(day=11))
    move_pointers([Pointer(thread.ref, seller.pk, 2, 2)])
    with time_machine.travel(morning.replace(day=12), tick=False):
        dispatch_due(morning.replace(day=12))
        run_dispatch()
    assert Mail.objects.count() == 1


def test_a_second_message_is_no_second_mail_until_they_have_read(
    thread: Conversation, buyer: User, seller: User
) -> None:
    after_a_while(thread, buyer)
    assert after_a_while(thread, buyer) == [seller.email]
    move_pointers([Pointer(thread.ref, seller.pk, 2, 2)])
    assert after_a_while(thread, buyer) == [seller.email] * 2


def test_whoever_has_read_gets_no_mail(thread: Conversation, buyer: User, seller: User) -> None:
    posted = say(thread, buyer)
    move_pointers([Pointer(thread.ref, seller.pk, posted.seq, posted.seq)])
    tell_if_unread(ends=[[thread.pk, posted.seq, buyer.pk]], at=NOON.isoformat())
    run_dispatch()
    assert not Mail.objects.exists()


def test_the_office_is_not_mailed_but_answers_by_mail() -> None:
    member, agent = a_person(email="member@example.com"), an_agent()
    thread = a_support_thread(member=member, subject="My ad is gone")
    take(thread, agent)
    assert after_a_while(thread, member) == []
    assert after_a_while(thread, agent) == ["member@example.com"]
    assert Mail.objects.get().subject == "SayPro Office wrote to you about My ad is gone"


def test_a_push_goes_at_once_to_who_is_away_and_can_be_reached(
    thread: Conversation, buyer: User, seller: User
) -> None:
    ends = [(thread.pk, say(thread, buyer).seq, buyer.pk)]
    assert ends_to_push(ends) == []
    a_browser(seller)
    assert ends_to_push(ends) == ends
    for _run in range(2):
        push_if_unread(ends=[list(end) for end in ends], at=NOON.isoformat(), event_id=1)
        dispatch(seller.pk, "push", at=NOON)
    push = Push.objects.get()
    assert (push.title, push.url) == (
        "Lerato wrote to you about Trek Marlin 7",
        thread.get_absolute_url(),
    )
    assert "Still for sale" not in push.body, "it lies on the lock screen"


def test_many_messages_in_a_minute_buzz_once(thread: Conversation, buyer: User, seller: User) -> None:
    a_browser(seller)
    for number, at in enumerate([NOON, NOON + timedelta(seconds=20), NOON + timedelta(seconds=90)], 1):
        seq = say(thread, buyer).seq
        push_if_unread(ends=[[thread.pk, seq, buyer.pk]], at=at.isoformat(), event_id=number)
        dispatch(seller.pk, "push", at=at)
    assert Push.objects.count() == 2


def test_whoever_is_reading_is_not_buzzed(thread: Conversation, buyer: User, seller: User) -> None:
    a_browser(seller)
    posted = say(thread, buyer)
    move_pointers([Pointer(thread.ref, seller.pk, posted.seq, posted.seq)])
    push_if_unread(ends=[[thread.pk, posted.seq, buyer.pk]], at=NOON.isoformat(), event_id=1)
    assert not Notice.objects.exists()


def test_members_hear_how_their_question_stands() -> None:
    member, agent = a_person(email="member@example.com"), an_agent("Zanele Khumalo")
    thread = a_support_thread(member=member, subject="My ad is gone")
    take(thread, agent)
    solve(thread, agent)
    run_reactions()
    titles = [notice.title for notice in notices_page(member).rows]
    assert titles == [
        "Our office marked your question as solved. Write again, and it opens.",
        "Zanele from our office is looking at your question",
    ]
    assert unread_notices(agent) == 0
