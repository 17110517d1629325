"""Who may see whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client

from saypro.accounts import access
from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.accounts.tests.conftest import PASSWORD
from saypro.accounts.tests.steps import sign_in
from saypro.events.models import Event

NOBODY = AnonymousUser()


@pytest.mark.parametrize(
    ("audience", "seen_by"),
    [
        ("everyone", {"nobody", "stranger", "agent", "self"}),
        ("members", {"stranger", "agent", "self"}),
        ("nobody", {"agent", "self"}),
    ],
)
def test_a_page_is_seen_by_whom_the_person_chose(stranger: User, audience: str, seen_by: set[str]) -> None:
    person = a_person(audience=audience)
    visitors: dict[str, access.Visitor] = {
        "nobody": NOBODY,
        "stranger": stranger,
        "agent": an_agent(),
        "self": person,
    }
    assert {name for name, visitor in visitors.items() if sees(visitor, person)} == seen_by


def sees(visitor: access.Visitor, person: User) -> bool:
    try:
        return access.person_for(visitor, person.handle) == person
    except Http404:
        return False


def test_nobody_sees_a_closed_account(stranger: User) -> None:
    person = a_person(is_active=False)
    assert not sees(stranger, person)
    assert not sees(an_agent(), person)


def test_a_stranger_manages_nobody(member: User, stranger: User) -> None:
    for visitor in (NOBODY, stranger, an_agent()):
        with pytest.raises(Http404):
            access.person_to_manage_for(visitor, member.handle)


def test_a_stranger_ends_no_session_of_mine(member: User, stranger: User, client: Client) -> None:
    sign_in(client, member.email, PASSWORD)
    session = member.usersession_set.get()  # type: ignore[attr-defined]
    assert access.session_for(member, session.pk) == session
    with pytest.raises(Http404):
        access.session_for(stranger, session.pk)


def test_a_session_is_ended_from_another_device(member: User) -> None:
    here, there = Client(), Client(HTTP_USER_AGENT="Mozilla/5.0 (Android 14) Firefox/130.0")
    for client in (here, there):
        sign_in(client, member.email, PASSWORD)
    assert "Firefox on Android" in here.get("/account/sessions/").content.decode()
    session = member.usersession_set.get(user_agent__contains="Android")  # type: ignore[attr-defined]
    here.post(f"/my/sessions/{session.pk}/ending/")
    assert there.get("/my/account/").status_code == 302
    assert here.get("/my/account/").status_code == 200
    assert Event.objects.filter(kind="accounts.session_ended").exists()


def test_all_other_sessions_are_ended_at_once(member: User) -> None:
    clients = [Client() for _ in range(3)]
    for client in clients:
        sign_in(client, member.email, PASSWORD)
    clients[0].post("/account/sessions/")
    assert [client.get("/my/account/").status_code for client in clients] == [200, 302, 302]
