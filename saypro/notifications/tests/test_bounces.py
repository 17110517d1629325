"""Mail that comes back three times stops until its owner says it arrives."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.testing import recorded, run_reactions
from saypro.notifications import actions, queries
from saypro.notifications.events import AddressConfirmed, AddressPaused
from saypro.notifications.models import Address, Mail
from saypro.notifications.tasks import deliver
from saypro.notifications.tests.conftest import Postman

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 9, 10, tzinfo=UTC)


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena", email="Lerato@example.com")


def a_mail(person: User) -> Mail:
    return actions.send_mail(to=person.email, subject="Hello", text="Hello.")


def bounce(person: User, times: int = 1, **how: Any) -> None:
    for _ in range(times):
        actions.record_bounce(**{"kind": "hard", "at": NOON, "message_id": a_mail(person).message_id, **how})


def test_the_third_hard_bounce_pauses_the_address(lerato: User) -> None:
    bounce(lerato, 2)
    assert not queries.is_paused(lerato)
    bounce(lerato, why="550 No such user")
    assert queries.is_paused(lerato)
    assert Address.objects.get().last_words == "550 No such user"
    assert [fact.person_id for fact in recorded(AddressPaused)] == [lerato.pk]


def test_one_mail_counts_once_however_often_it_comes_back(lerato: User) -> None:
    mail = a_mail(lerato)
    for _ in range(5):
        actions.record_bounce(kind="hard", at=NOON, message_id=mail.message_id)
    assert Address.objects.get().hard_bounces == 1


def test_full_mailboxes_and_what_is_not_ours_count_for_nothing(lerato: User) -> None:
    bounce(lerato, 5, kind="soft")
    for _ in range(5):
        actions.record_bounce(kind="hard", at=NOON, message_id="<unknown@example.com>")
    assert not Address.objects.exists()


def test_a_complaint_pauses_at_once(lerato: User) -> None:
    actions.record_bounce(kind="complaint", at=NOON, address="LERATO@example.com")
    assert queries.is_paused(lerato)


def test_bounces_long_apart_are_forgotten(lerato: User) -> None:
    bounce(lerato, 2)
    bounce(lerato, 2, at=NOON + timedelta(days=100))
    assert not queries.is_paused(lerato)


def test_a_refusal_at_the_door_counts(lerato: User, postman: Postman) -> None:
    postman.rcpt = "550 No such user here"
    for _ in range(3):
        deliver(a_mail(lerato).pk)
    assert queries.is_paused(lerato)


def test_a_refusal_of_ourselves_does_not_count(lerato: User, postman: Postman) -> None:
    postman.mail = "550 We do not like your network"
    for _ in range(3):
        deliver(a_mail(lerato).pk)
    assert not queries.is_paused(lerato)


def test_a_paused_address_gets_no_notices_but_codes(lerato: User) -> None:
    bounce(lerato, 3)
    notice = actions.tell(
        lerato.pk, kind="security", title="New sign-in", body="", url="/", event_id=1, at=NOON
    )
    assert notice
    assert "email" not in notice.deliveries.values_list("channel", flat=True)
    before = Mail.objects.count()
    a_mail(lerato)
    assert Mail.objects.count() == before + 1


def test_the_member_sees_why_and_how_to_put_it_right(lerato: User, settings: Any) -> None:
    settings.KEEPS_MAIL = True
    client = signed_in_client(lerato)
    assert "Mail does not reach you" not in client.get("/").text
    bounce(lerato, 3, why="550 No such user")
    page = client.get("/").text
    assert "Mail does not reach you" in page
    assert "550 No such user" in client.get(reverse("notifications:preferences")).text
    client.post(reverse("notifications:address"))
    run_reactions()
    proof = Mail.objects.get(reason="proof")
    path = "/" + next(word for word in proof.text.split() if "/notices/address/" in word).split("/", 3)[3]
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(path).status_code == 200
    assert queries.is_paused(lerato), "a program that follows links confirms nothing"
    assert "we write to you again" in stranger.post(path).text
    assert not queries.is_paused(lerato)
    assert len(recorded(AddressConfirmed)) == 1
    assert "Mail does not reach you" not in client.get("/").text


def test_the_link_is_worth_nothing_for_another_address(lerato: User, client: Client) -> None:
    bounce(lerato, 3)
    actions.send_proof(lerato)
    text = Mail.objects.get(reason="proof").text
    path = "/" + next(word for word in text.split() if "/notices/address/" in word).split("/", 3)[3]
    User.objects.filter(pk=lerato.pk).update(email="new@example.com")
    assert client.post(path).status_code == 404
    assert client.post("/notices/address/x/").status_code == 404


def test_only_so_many_proofs_are_sent(lerato: User) -> None:
    client = signed_in_client(lerato)
    for _ in range(5):
        client.post(reverse("notifications:address"))
    assert Mail.objects.filter(reason="proof").count() == 3
