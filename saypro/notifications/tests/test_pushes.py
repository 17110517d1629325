"""Pushes: sealed for one browser, once, and never where nobody takes them any more."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from py_vapid import Vapid02

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import run_reactions
from saypro.notifications import actions, queries
from saypro.notifications.models import Browser, Push, State
from saypro.notifications.pushing import is_push_service, public_key
from saypro.notifications.tasks.pushes import send
from saypro.notifications.testing import a_browser
from saypro.notifications.tests.push_service import Receiver, Service
from saypro.notifications.transport import Delayed

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def service(settings: Any) -> Iterator[Service]:
    settings.PUSH_TIMEOUT_S, settings.KEEPS_MAIL = 0.5, True
    service = Service()
    settings.PUSH_HOSTS = [*settings.PUSH_HOSTS, service.origin]
    yield service
    service.close()


def subscribe(person: User, service: Service, receiver: Receiver, path: str = "/send/1") -> Browser:
    keys = {"p256dh": receiver.p256dh, "auth": receiver.auth}
    return actions.add_browser(person, endpoint=service.origin + path, **keys, name="Chrome", session_key="")


def tell(person: User, number: int = 1, **changes: Any) -> Push:
    words: dict[str, Any] = {
        "kind": "message",
        "title": "Sipho wrote to you about the Trek",
        "url": "/messages/x/",
    }
    actions.tell(person.pk, **{**words, "body": "", "event_id": number, "at": NOON, **changes})
    actions.dispatch(person.pk, "push", at=NOON)
    return Push.objects.latest("pk")


def test_a_push_arrives_sealed_and_says_who_and_about_what(lerato: User, service: Service) -> None:
    receiver = Receiver()
    browser = subscribe(lerato, service, receiver)
    tell(lerato)
    run_reactions()
    [(path, headers, body)] = service.arrived
    assert path == "/send/1"
    assert b"Sipho" not in body
    words = receiver.opened(body)
    assert words["title"] == "Sipho wrote to you about the Trek"
    assert words["url"] == "/messages/x/"
    assert headers["content-encoding"] == "aes128gcm"
    assert (len(headers["topic"]), headers["urgency"], int(headers["ttl"])) == (32, "high", 86400)
    browser.refresh_from_db()
    assert browser.reached_at is not None


def test_the_push_is_signed_by_the_key_that_browsers_are_given(
    lerato: User, service: Service, settings: Any
) -> None:
    subscribe(lerato, service, Receiver())
    send(tell(lerato).pk)
    signed = service.arrived[0][1]["authorization"]
    assert f"k={public_key(settings.PUSH_KEY)}" in signed
    assert Vapid02.verify(signed)


def test_a_job_that_runs_twice_sends_once(lerato: User, service: Service) -> None:
    subscribe(lerato, service, Receiver())
    push = tell(lerato)
    for _ in range(3):
        send(push.pk)
    assert len(service.arrived) == 1


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(lerato: User, service: Service, status: int) -> None:
    subscribe(lerato, service, Receiver())
    service.status = status
    send(tell(lerato).pk)
    assert queries.browsers_of(lerato) == []
    assert not queries.reached_at_once([lerato.pk])


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_service_is_asked_again_later(lerato: User, service: Service, status: int) -> None:
    subscribe(lerato, service, Receiver())
    push = tell(lerato)
    service.status = status
    with pytest.raises(Delayed):
        send(push.pk)
    service.status = 201
    send(push.pk)
    push.refresh_from_db()
    assert (push.state, len(service.arrived)) == (State.SENT, 2)


def test_a_service_that_falls_silent_does_not_get_it_twice(lerato: User, service: Service) -> None:
    subscribe(lerato, service, Receiver())
    push = tell(lerato)
    service.silent_s = 1.5
    send(push.pk)
    send(push.pk)
    push.refresh_from_db()
    assert (push.state, len(service.arrived)) == (State.FAILED, 1)


def test_a_refused_push_is_put_aside_and_the_browser_kept(lerato: User, service: Service) -> None:
    subscribe(lerato, service, Receiver())
    service.status = 413
    push = tell(lerato)
    send(push.pk)
    push.refresh_from_db()
    assert push.state == State.FAILED
    assert len(queries.browsers_of(lerato)) == 1


def test_what_a_dead_worker_held_is_put_aside_not_repeated(lerato: User, service: Service) -> None:
    subscribe(lerato, service, Receiver())
    push = tell(lerato)
    actions.claim_push(push.pk, at=NOON)
    send(push.pk)
    assert actions.give_up_interrupted_pushes(datetime(2026, 6, 9, 11, tzinfo=UTC)) == 1
    assert service.arrived == []


def test_several_that_waited_are_one_push(lerato: User, service: Service) -> None:
    receiver = Receiver()
    subscribe(lerato, service, receiver)
    night, morning = NOON.replace(hour=20), NOON.replace(day=10, hour=5)
    for number in range(3):
        more: dict[str, Any] = {"event_id": number, "at": night, "url": "/saved/", "body": ""}
        actions.tell(lerato.pk, kind="status", title=f"News {number}", **more)
    assert actions.dispatch(lerato.pk, "push", at=night) == 0
    assert actions.dispatch(lerato.pk, "push", at=morning) == 3
    send(Push.objects.get().pk)
    assert receiver.opened(service.arrived[0][2])["title"] == "3 things are new for you"


@pytest.mark.parametrize(
    ("endpoint", "is_known"),
    [
        ("https://fcm.googleapis.com/fcm/send/abc", True),
        ("https://updates.push.services.mozilla.com/wpush/v2/abc", True),
        ("https://web.push.apple.com/abc", True),
        ("http://fcm.googleapis.com/fcm/send/abc", False),
        ("https://fcm.googleapis.com@169.254.169.254/", False),
        ("https://fcm.googleapis.com.evil.example/", False),
        ("https://evil.example/?https://fcm.googleapis.com", False),
        ("https://evil.example/x.push.apple.com", False),
        ("http://169.254.169.254/latest", False),
        ("file:///etc/passwd", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_only_browser_makers_services_are_written_to(endpoint: str, is_known: bool) -> None:
    assert is_push_service(endpoint) == is_known


def test_a_browser_is_added_named_and_removed(lerato: User) -> None:
    client, receiver = signed_in_client(lerato), Receiver()
    form = {
        "endpoint": "https://fcm.googleapis.com/fcm/send/1",
        "p256dh": receiver.p256dh,
        "auth": receiver.auth,
    }
    agent = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36"
    for _ in range(2):
        added = client.post(reverse("notifications:browsers"), form, headers={"User-Agent": agent})
        assert added.status_code == 201
    [browser] = queries.browsers_of(lerato)
    assert browser.name == "Chrome on Android"
    page = client.get(reverse("notifications:preferences")).text
    assert "Chrome on Android" in page
    client.post(reverse("notifications:browser_removal", args=[browser.pk]))
    assert queries.browsers_of(lerato) == []


@pytest.mark.parametrize(
    "change",
    [
        {"endpoint": "http://169.254.169.254/latest/meta-data"},
        {"endpoint": ""},
        {"p256dh": "x"},
        {"auth": "<script>"},
    ],
)
def test_what_is_no_browser_is_refused(lerato: User, change: dict[str, str]) -> None:
    form = {"endpoint": "https://fcm.googleapis.com/x", "p256dh": Receiver().p256dh, "auth": Receiver().auth}
    answer = signed_in_client(lerato).post(reverse("notifications:browsers"), {**form, **change})
    assert answer.status_code == 422
    assert not Browser.objects.exists()


def test_anothers_browser_cannot_be_touched(lerato: User) -> None:
    theirs = a_browser(a_person("Thabo Nkosi"))
    client = signed_in_client(lerato)
    for name in ("browser_removal", "browser_test"):
        assert client.post(reverse(f"notifications:{name}", args=[theirs.pk])).status_code == 404
    assert Client().post(reverse("notifications:browsers")).status_code == 302
    assert Browser.objects.filter(pk=theirs.pk).exists()


def test_a_shared_browser_shows_only_what_is_for_whoever_used_it_last(lerato: User) -> None:
    thabo = a_person("Thabo Nkosi")
    for person in (lerato, thabo):
        a_browser(person, endpoint="https://fcm.googleapis.com/fcm/send/shared")
    assert queries.browsers_of(lerato) == []
    assert len(queries.browsers_of(thabo)) == 1


def test_of_more_than_ten_the_oldest_is_forgotten(lerato: User) -> None:
    first, *_rest = [a_browser(lerato) for _ in range(11)]
    assert len(queries.browsers_of(lerato)) == 10
    assert first not in queries.browsers_of(lerato)
