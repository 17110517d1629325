"""The fixtures that other tests stand on."""

import socket
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page

from saypro.accounts.testing import a_person, signed_in_client
from saypro.project.testing.live import Site


def test_the_live_site_is_up(live_site: Site) -> None:
    with closing(HTTPConnection("127.0.0.1", live_site.port)) as asking:
        asking.request("GET", "/up/")
        assert asking.getresponse().read() == b"up\n"


@pytest.mark.browser
def test_a_browser_is_signed_in_as_whom_we_say(live_site: Site, browser_page: Callable[..., Page]) -> None:
    page = browser_page(a_person(name="Lerato Mokoena"), width=390)
    answer = page.goto("/")
    assert answer
    assert answer.ok
    assert "Lerato" in page.content()


def test_visitors_who_leave_early_take_no_connection_with_them(live_site: Site) -> None:
    cookie = signed_in_client(a_person()).cookies["sessionid"].value
    words = f"GET /messages/unread HTTP/1.1\r\nHost: localhost\r\nCookie: sessionid={cookie}\r\n\r\n"
    for moment in range(60):
        with ExitStack() as hasty:
            for _visitor in range(8):
                address = ("127.0.0.1", live_site.port)
                hasty.enter_context(socket.create_connection(address)).sendall(words.encode())
            time.sleep(moment % 20 / 400)
    with closing(HTTPConnection("127.0.0.1", live_site.port, timeout=15)) as patient:
        patient.request("GET", "/ads/")
        assert patient.getresponse().status == 200
