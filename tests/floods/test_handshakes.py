"""Whom the socket's door lets in, how often, and what the log keeps of it."""

from contextlib import ExitStack

import pytest
from django.contrib.sessions.models import Session

from saypro.accounts.actions import change_role
from saypro.accounts.models import Role, User
from saypro.bench.people import Person
from saypro.bench.raw import connected, handshake, opened
from saypro.bench.server import Server
from tests.floods.conftest import signed_in

MOST_TABS, MOST_KNOCKS = 20, 40


def knock(server: Server, cookie: str, **headers: str) -> int:
    with connected(server) as raw:
        raw.send(handshake(server.port, cookie, **headers))
        return int(raw.head().split(b" ", 2)[1])


@pytest.mark.parametrize(
    "origin",
    [
        "https://elsewhere.example",
        "null",
        "",
        "http://127.0.0.1.elsewhere.example",
        "http://[",
        "http://127.0.0.1",
    ],
)
def test_a_page_from_elsewhere_opens_no_socket(server: Server, lerato: Person, origin: str) -> None:
    assert knock(server, lerato.cookie, Origin=origin) == 403


def test_only_a_session_that_stands_opens_a_socket(server: Server, lerato: Person) -> None:
    assert knock(server, "") == 403
    assert knock(server, "no-such-session") == 403
    assert knock(server, "x" * 5000) == 403
    assert knock(server, lerato.cookie) == 101
    User.objects.filter(pk=lerato.pk).update(is_active=False)
    assert knock(server, lerato.cookie) == 403
    User.objects.filter(pk=lerato.pk).update(is_active=True)
    assert knock(server, lerato.cookie) == 101
    change_role(User.objects.get(pk=lerato.pk), role=Role.AGENT, by=None)
    assert knock(server, lerato.cookie) == 403
    sipho = signed_in("Sipho Dlamini")
    Session.objects.filter(session_key=sipho.cookie).delete()
    assert knock(server, sipho.cookie) == 403
    assert knock(server, "", Cookie=f"sessionid={lerato.cookie[:-1]}; sessionid=") == 403


def test_nothing_of_a_handshake_stands_in_the_log(server: Server, lerato: Person) -> None:
    with connected(server) as raw:
        asked = handshake(server.port, lerato.cookie).replace(
            b"GET /socket/", b"GET /socket/?token=very-secret", 1
        )
        raw.send(asked)
        assert b" 101 " in raw.head()
    assert knock(server, lerato.cookie, Origin="https://elsewhere.example") == 403
    assert "very-secret" not in server.words()
    assert lerato.cookie not in server.words()


def test_the_twenty_first_tab_puts_the_first_to_rest(server: Server, lerato: Person) -> None:
    with ExitStack() as tabs:
        mine = [tabs.enter_context(opened(server, lerato.cookie)) for _tab in range(MOST_TABS)]
        assert all(tab.is_answered() for tab in mine)
        newest = tabs.enter_context(opened(server, lerato.cookie))
        told = mine[0].hear("cut")
        assert told["topic"] == ""
        assert "many tabs" in told["message"]
        assert mine[0].close_code() == 4408
        assert all(tab.is_answered() for tab in [*mine[1:], newest])


def test_one_session_cannot_knock_without_pause_and_others_do_not_suffer(
    server: Server, lerato: Person
) -> None:
    answers = [knock(server, lerato.cookie) for _knock in range(MOST_KNOCKS)]
    assert answers == [101] * MOST_KNOCKS
    more = (knock(server, lerato.cookie) for _knock in range(MOST_KNOCKS))
    assert 429 in more, "however slowly a busy machine knocks"
    assert knock(server, signed_in("Sipho Dlamini").cookie) == 101
