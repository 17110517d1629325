"""Mails about messages nobody has read: to whoever is away, once until they come."""

import pytest

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import Pointer, move_pointers, take
from saypro.conversations.models import Conversation
from saypro.conversations.tasks import tell_if_unread
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.listings.testing import a_listing
from saypro.notifications.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> User:
    return a_person(name="Sipho Dlamini", email="sipho@example.com")


@pytest.fixture
def buyer() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer=buyer, listing=a_listing(seller=seller, title="Trek Marlin 7"))


def after_a_while(thread: Conversation, writer: User, body: str = "A private word") -> list[str]:
    """What lies in the outbox once the message has waited; the job runs twice, as after a crash."""
    posted = say(thread, writer, body)
    for _run in range(2):
        tell_if_unread(ends=[[thread.pk, posted.seq, writer.pk]])
    return list(Mail.objects.order_by("pk").values_list("to", flat=True))


def test_whoever_is_away_is_told_once(thread: Conversation, buyer: User, seller: User) -> None:
    assert after_a_while(thread, buyer) == [seller.email]
    mail = Mail.objects.get()
    assert mail.subject == "Lerato wrote to you about Trek Marlin 7"
    assert thread.ref in mail.text
    assert "private word" not in mail.text + mail.html, "a mail is read by others too"


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
    tell_if_unread(ends=[[thread.pk, posted.seq, buyer.pk]])
    assert not Mail.objects.exists()


def test_the_office_is_not_mailed_but_answers_by_mail() -> None:
    member, agent = a_person(email="member@example.com"), an_agent()
    thread = a_support_thread(member=member, subject="My ad is gone")
    take(thread, agent)
    assert after_a_while(thread, member) == []
    assert after_a_while(thread, agent) == ["member@example.com"]
    assert Mail.objects.get().subject == "SayPro Office wrote to you about My ad is gone"
