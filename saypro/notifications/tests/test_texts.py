"""Texts by SMS and WhatsApp: to proved numbers only, by whatever carrier is set, and never by accident."""

from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.http import Http404
from django.test import Client
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import recorded, run_reactions
from saypro.notifications import access, actions, queries, texts
from saypro.notifications.events import PhoneProved, PhoneRemoved
from saypro.notifications.kinds import CHANNELS
from saypro.notifications.models import Phone, Text
from saypro.notifications.tasks.texts import send_text
from saypro.notifications.testing import a_phone
from saypro.notifications.transport import Delayed, Refused

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)
PAGE = "notifications:phones"


class Provider:
    """A provider that keeps what it is handed, and fails with `error` when a test wants it to."""

    sent: ClassVar[list[tuple[str, str]]] = []
    error: ClassVar[Exception | None] = None

    def send(self, to: str, words: str) -> None:
        if Provider.error:
            raise Provider.error
        Provider.sent.append((to, words))


@pytest.fixture(autouse=True)
def _a_provider(settings: Any) -> None:
    cache.clear()
    Provider.sent, Provider.error = [], None
    settings.TEXT_CARRIERS = dict.fromkeys(("sms", "whatsapp"), f"{__name__}.Provider")


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def client(lerato: User) -> Client:
    return signed_in_client(lerato)


def choose(person: User, *channels: Any, group: str = "offers") -> None:
    actions.change_preferences(person, chosen={group: frozenset(channels)})


def an_offer_is_told(person: User, **changes: Any) -> None:
    words = {"kind": "offer_made", "title": "Sipho offers R 900", "body": "", "url": "/messages/x/"}
    actions.tell(person.pk, **{**words, "event_id": 7, "at": NOON, **changes})


def code_sent() -> str:
    run_reactions()
    return Provider.sent[-1][1].split()[0]


def test_nobody_gets_texts_without_asking(lerato: User) -> None:
    a_phone(lerato)
    a_phone(lerato, channel="whatsapp")
    an_offer_is_told(lerato)
    run_reactions()
    assert not Text.objects.exists()


@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_who_proved_a_number_and_chose_it_gets_a_text(lerato: User, channel: Any) -> None:
    phone = a_phone(lerato, channel=channel)
    choose(lerato, "app", channel)
    an_offer_is_told(lerato)
    run_reactions()
    [(to, words)] = Provider.sent
    assert to == phone.number
    assert words.startswith("SayPro: Sipho offers R 900 http")
    assert words.endswith("/messages/x/")


def test_a_number_that_is_not_proved_gets_no_news(lerato: User) -> None:
    a_phone(lerato, is_proved=False)
    choose(lerato, "app", "sms")
    an_offer_is_told(lerato)
    run_reactions()
    assert not Text.objects.exists()


def test_a_number_taken_out_before_the_text_leaves_gets_none(lerato: User) -> None:
    phone = a_phone(lerato)
    choose(lerato, "app", "sms")
    an_offer_is_told(lerato)
    actions.remove_phone(phone)
    run_reactions()
    assert not Text.objects.exists()
    assert [fact.channel for fact in recorded(PhoneRemoved)] == ["sms"]


def test_texts_keep_quiet_hours(lerato: User) -> None:
    a_phone(lerato)
    choose(lerato, "app", "sms")
    night = datetime(2026, 6, 9, 20, tzinfo=UTC)
    an_offer_is_told(lerato, at=night)
    assert actions.dispatch_due(night + timedelta(hours=8)) == 0
    assert actions.dispatch_due(night + timedelta(hours=9)) == 1


def test_a_text_leaves_once_however_often_its_job_runs(lerato: User) -> None:
    text = actions.send_text("sms", to="+27821234567", words="Hello")
    for _ in range(3):
        send_text(text.pk)
    assert len(Provider.sent) == 1
    text.refresh_from_db()
    assert (text.state, text.words) == ("sent", ""), "what may hold a code is not kept"


def test_a_provider_that_asks_to_wait_is_asked_again(lerato: User) -> None:
    text = actions.send_text("sms", to="+27821234567", words="Hello")
    Provider.error = Delayed("Busy")
    with pytest.raises(Delayed):
        send_text(text.pk)
    Provider.error = None
    send_text(text.pk)
    assert Provider.sent == [("+27821234567", "Hello")]


def test_what_a_provider_refuses_is_put_aside_with_the_reason(lerato: User) -> None:
    text = actions.send_text("sms", to="+27821234567", words="Hello")
    Provider.error = Refused("No such number")
    send_text(text.pk)
    text.refresh_from_db()
    assert (text.state, text.error) == ("failed", "No such number")


def test_a_text_in_a_dead_workers_hands_is_put_aside(lerato: User) -> None:
    text = actions.send_text("sms", to="+27821234567", words="Hello")
    actions.claim_text(text.pk, at=NOON)
    send_text(text.pk)
    assert actions.give_up_interrupted_texts(NOON + timedelta(minutes=6)) == 1
    assert Provider.sent == []


def test_without_a_provider_the_words_go_to_the_console(settings: Any, caplog: Any) -> None:
    settings.TEXT_CARRIERS = {"sms": texts.CONSOLE, "whatsapp": texts.CONSOLE}
    text = actions.send_text("sms", to="+27821234567", words="Hello\nthere")
    with caplog.at_level("INFO"):
        send_text(text.pk)
    assert "Text to +27821234567: Hello there" in caplog.text


def test_where_only_the_console_takes_texts_members_are_not_offered_them(
    settings: Any, client: Client
) -> None:
    settings.TEXT_CARRIERS = {"sms": texts.CONSOLE, "whatsapp": f"{__name__}.Provider"}
    settings.KEEPS_MAIL = settings.DEBUG = False
    assert texts.offered() == ("whatsapp",)
    assert client.post(reverse(PAGE), {"number": "0821234567", "channel": "sms"}).status_code == 422
    settings.KEEPS_MAIL = True
    assert texts.offered() == ("sms", "whatsapp")


def test_a_number_is_proved_by_the_code_sent_there(client: Client, lerato: User) -> None:
    assert client.post(reverse(PAGE), {"number": "082 123-4567", "channel": "sms"}).status_code == 302
    [phone] = queries.phones_of(lerato)
    assert (phone.number, phone.proved_at) == ("+27821234567", None)
    assert Provider.sent == []
    proof = client.post(reverse("notifications:phone_proof", args=[phone.pk]), {"code": code_sent()})
    assert proof.status_code == 302
    assert queries.proved_channels(lerato) == {"sms"}
    assert [fact.channel for fact in recorded(PhoneProved)] == ["sms"]
    page = client.get(reverse("notifications:preferences")).text
    assert 'value="offers:sms" aria-label="Offers and deals, SMS">' in page
    assert "offers:whatsapp" not in page


def test_only_the_newest_code_counts(client: Client, lerato: User) -> None:
    codes = []
    for _ in range(2):
        client.post(reverse(PAGE), {"number": "0821234567", "channel": "sms"})
        codes.append(code_sent())
    [phone] = queries.phones_of(lerato)
    assert phone.takes_code(phone.code_sent_at)
    if codes[0] != codes[1]:
        with pytest.raises(actions.WrongCode):
            actions.prove_phone(phone, codes[0], at=phone.code_sent_at)
    actions.prove_phone(phone, codes[1], at=phone.code_sent_at)


def test_a_code_cannot_be_guessed(client: Client, lerato: User) -> None:
    phone = a_phone(lerato, is_proved=False)
    path = reverse("notifications:phone_proof", args=[phone.pk])
    for wrong in ("000000", "", "12345", "9" * 40, "x' OR 1=1", "000001", "000002"):
        assert client.post(path, {"code": wrong}).status_code == 422
    answer = client.post(path, {"code": "123456"})
    assert answer.status_code == 422
    assert "tried too often" in answer.text
    assert queries.proved_channels(lerato) == set()


def test_a_code_works_for_ten_minutes(lerato: User) -> None:
    phone = a_phone(lerato, is_proved=False)
    with pytest.raises(actions.WrongCode):
        actions.prove_phone(phone, "123456", at=phone.code_sent_at + timedelta(minutes=10))
    actions.prove_phone(phone, "123456", at=phone.code_sent_at + timedelta(minutes=9))


def test_codes_are_few_an_hour(client: Client, lerato: User) -> None:
    given = {"number": "0821234567", "channel": "sms"}
    assert [client.post(reverse(PAGE), given).status_code for _ in range(4)] == [302, 302, 302, 429]
    other = signed_in_client(a_person("Thabo Nkosi"))
    assert other.post(reverse(PAGE), given).status_code == 429, "a number is not filled with codes by many"
    assert Text.objects.count() == 3


def test_the_number_before_serves_until_the_new_one_is_proved(lerato: User) -> None:
    before = a_phone(lerato)
    new = actions.ask_for_code(lerato, channel="sms", number="+27830000000", at=before.code_sent_at)
    choose(lerato, "app", "sms")
    code = code_sent()
    an_offer_is_told(lerato)
    run_reactions()
    assert Provider.sent[-1][0] == before.number
    actions.prove_phone(new, code, at=before.code_sent_at)
    assert [phone.number for phone in queries.phones_of(lerato)] == ["+27830000000"]


def test_a_number_that_was_given_out_anew_leaves_whoever_had_it(lerato: User) -> None:
    a_phone(lerato, number="+27821234567")
    thabo = a_person("Thabo Nkosi")
    actions.prove_phone(
        a_phone(thabo, number="+27821234567", is_proved=False),
        "123456",
        at=Phone.objects.latest("pk").code_sent_at,
    )
    assert (queries.phones_of(lerato), queries.proved_channels(thabo)) == ([], {"sms"})


def test_the_database_keeps_a_number_to_one_person(lerato: User) -> None:
    a_phone(lerato, number="+27821234567")
    with pytest.raises(IntegrityError, match="a_number_is_one_persons"), transaction.atomic():
        a_phone(a_person("Thabo Nkosi"), number="+27821234567")


@pytest.mark.parametrize(
    "number", ["", "hello", "123", "+27 82 12", "0" * 30, "+" + "9" * 29, "082 123 4567; DROP", "٠٨٢١٢٣٤٥٦٧"]
)
def test_what_is_no_number_gets_a_sentence(client: Client, number: str) -> None:
    answer = client.post(reverse(PAGE), {"number": number, "channel": "sms"})
    assert answer.status_code == 422
    assert "082 123 4567" in answer.text
    assert not Text.objects.exists()


def test_a_strangers_number_is_not_there(lerato: User) -> None:
    phone = a_phone(lerato)
    assert access.phone_for(lerato, phone.pk) == phone
    with pytest.raises(Http404):
        access.phone_for(a_person("Thabo Nkosi"), phone.pk)


def test_every_channel_is_reached_or_left_out(lerato: User) -> None:
    assert queries.wishes_of(lerato).reach == {"app", "email"}
    a_phone(lerato)
    assert queries.wishes_of(lerato).reach == {"app", "email", "sms"}
    assert queries.reached_at_once([lerato.pk]) == {lerato.pk}
    assert {"sms", "whatsapp"} < set(CHANNELS)
