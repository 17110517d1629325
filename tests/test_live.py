"""The fixtures that other tests stand on."""

from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection

import pytest
from playwright.sync_api import Page

from saypro.accounts.testing import a_person
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
