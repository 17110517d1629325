"""Word on what guards an account, and no pushes where one has signed out."""

from typing import Any

import pytest
from django.conf import settings as house
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from saypro.accounts import actions as accounts
from saypro.accounts.adapter import GUARDS
from saypro.accounts.devices import COOKIE
from saypro.accounts.events import PersonSignedOut, SignedInAnew
from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.events.testing import recorded, run_reactions
from saypro.notifications import actions, security
from saypro.notifications.models import Browser, Mail, Notice, Text
from saypro.notifications.testing import a_browser, a_phone

pytestmark = pytest.mark.django_db
PASSWORD, ANOTHER = "tafelberg naartjie 48", "quiver lagoon 73 tram"
PHONE = "Mozilla/5.0 (Linux; Android 14) Chrome/126.0 Mobile Safari/537.36"


@pytest.fixture(autouse=True)
def _quick_and_kept(settings: Any) -> None:
    cache.clear()
    settings.KEEPS_MAIL = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena", password=PASSWORD, last_login="2026-01-01T10:00Z")


def sign_in(person: User, client: Client | None = None) -> Client:
    client = client or Client(headers={"User-Agent": PHONE})
    answer = client.post("/account/login/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


def told() -> list[str]:
    run_reactions()
    return list(Notice.objects.order_by("pk").values_list("title", flat=True))


def test_signing_in_on_a_new_device_is_told_by_mail_whatever_was_chosen(lerato: User) -> None:
    actions.change_preferences(lerato, chosen={group: frozenset() for group in ("security", "offers")})
    sign_in(lerato)
    assert told() == ["You signed in on a new device"]
    letter = Mail.objects.get(to=lerato.email)
    assert letter.subject == "You signed in on a new device"
    assert "Chrome on Android" in letter.text
    assert "/account/sessions/" in letter.text
    assert "List-Unsubscribe" not in letter.headers


def test_a_device_that_knows_the_person_is_not_told_of_again(lerato: User) -> None:
    client = sign_in(lerato)
    client.post("/account/logout/")
    sign_in(lerato, client)
    assert told() == ["You signed in on a new device"]


def test_a_device_knows_each_of_those_who_share_it(lerato: User) -> None:
    thabo = a_person("Thabo Nkosi", password=PASSWORD, last_login="2026-01-01T10:00Z")
    client = Client()
    for person in (lerato, thabo, lerato, thabo):
        sign_in(person, client)
        client.post("/account/logout/")
    assert [fact.person_id for fact in recorded(SignedInAnew)] == [lerato.pk, thabo.pk]


@pytest.mark.parametrize("forged", ["", "x", "." * 5000, "0" * 32, "a.b.c"])
def test_a_cookie_nobody_gave_is_none(lerato: User, forged: str) -> None:
    client = Client()
    client.cookies[COOKIE] = forged
    sign_in(lerato, client)
    assert len(recorded(SignedInAnew)) == 1


def test_the_cookie_of_another_person_is_none(lerato: User) -> None:
    theirs = sign_in(a_person("Thabo Nkosi", password=PASSWORD, last_login="2026-01-01T10:00Z"))
    mine = Client()
    mine.cookies[COOKIE] = theirs.cookies[COOKIE].value
    sign_in(lerato, mine)
    assert [fact.person_id for fact in recorded(SignedInAnew)][-1] == lerato.pk


def test_the_cookie_lives_long_and_says_nothing_of_whose_it_is(lerato: User) -> None:
    cookie = sign_in(lerato).cookies[COOKIE]
    assert cookie["max-age"] > 300 * 24 * 3600
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/account/")
    assert len(cookie.value) == 32


def test_the_first_time_in_is_no_new_device() -> None:
    sign_in(a_person("Thandi Nkosi", password=PASSWORD))
    assert recorded(SignedInAnew) == []


def test_a_changed_password_is_mailed_once_and_told_by_the_other_ways(lerato: User) -> None:
    a_phone(lerato)
    actions.change_preferences(lerato, chosen={"security": frozenset({"sms"})})
    client = sign_in(lerato)
    told()
    mail.outbox.clear()
    Text.objects.all().delete()
    client.post(reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": ANOTHER})
    assert told()[1:] == ["Your password was changed"]
    assert [one.subject for one in mail.outbox] == ["Your password was changed"]
    assert not Mail.objects.filter(subject__contains="password").exists()
    assert "Your password was changed" in Text.objects.get().words


@pytest.mark.parametrize("what", sorted(GUARDS))
def test_whatever_else_guards_the_account_is_told_in_the_app(lerato: User, what: str) -> None:
    accounts.note_guard(lerato, what)
    assert told() == [str(security.TITLES[what])]
    assert not Mail.objects.exists(), "the library of sign-in has mailed it"


def test_every_guard_has_its_words() -> None:
    assert security.TITLES.keys() == GUARDS | {"password"}
    assert house.ACCOUNT_EMAIL_NOTIFICATIONS


def pushes_to(client: Client, person: User) -> Browser:
    """The device of this client takes pushes."""
    browser = a_browser(person)
    Browser.objects.filter(pk=browser.pk).update(session_key=client.session.session_key)
    return browser


def test_signing_out_ends_pushes_to_that_device_and_no_other(lerato: User) -> None:
    here, there = sign_in(lerato), sign_in(lerato)
    told()
    pushes_to(here, lerato)
    stays = pushes_to(there, lerato)
    here.post("/account/logout/")
    assert len(recorded(PersonSignedOut)) == 1
    run_reactions()
    assert list(Browser.objects.all()) == [stays]


def test_another_password_ends_pushes_to_devices_signed_in_before(lerato: User) -> None:
    pushes_to(sign_in(lerato), lerato)
    accounts.change_password(lerato, ANOTHER)
    run_reactions()
    assert not Browser.objects.exists()
