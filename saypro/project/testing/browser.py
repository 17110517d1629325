"""A real browser."""

import asyncio
import os
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from .. import browsers
from .live import Site
from .windows import Window, WindowKind, empty, open_window, take

OpenPage = Callable[..., Page]


@pytest.fixture
def browser_page(chromium: Browser, live_site: Site, idle_windows: list[Window]) -> Iterator[OpenPage]:
    """`browser_page(person, width=390, dark=True)`: a page of the live site in an empty browser, signed in.

    A script that breaks in any of them fails the test at its end. `zone` is where the browser's clock is.
    `worker=True` lets the service worker run, and `fresh=True` is for tests that leave on the page what
    cannot be taken back (a clock, listeners, a socket of theirs), or that count what a first visit loads.
    """
    used: list[Window] = []

    def open_page(
        person: object = None,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        worker: bool = False,
        zone: str = "Africa/Johannesburg",
        fresh: bool = False,
    ) -> Page:
        kind = WindowKind(live_site.url, javascript, worker, zone, fresh)
        window = take(idle_windows, kind) or open_window(chromium, kind)
        used.append(window)
        window.page.set_viewport_size({"width": width, "height": height})
        window.page.emulate_media(color_scheme="dark" if dark else "light", reduced_motion="reduce")
        if person is not None:
            sign_in(window.context, person, live_site)
        return window.page

    yield open_page
    errors = [error for window in used for error in window.errors]
    for window in used:
        if window.kind.may_be_used_again and empty(window):
            idle_windows.append(window)
        else:
            window.context.close()
    assert errors == [], "a script of ours broke in the browser"


@pytest.fixture(scope="session")
def idle_windows() -> list[Window]:
    """Emptied windows: to open one costs most of a second of processor time, to empty one far less."""
    return []


@pytest.fixture
def chromium(running_chromium: tuple[Browser, AbstractEventLoop]) -> Iterator[Browser]:
    """A browser; its event loop runs in the thread of the test until the test ends, and no longer."""
    browser, loop = running_chromium
    asyncio._set_running_loop(loop)
    yield browser
    asyncio._set_running_loop(None)  # the next test may want a loop of its own


@pytest.fixture(scope="session")
def running_chromium() -> Iterator[tuple[Browser, AbstractEventLoop]]:
    """Skips where there is no Chromium; `./run test` says so loudly, and fails in CI."""
    path = browsers.chromium()
    if not path:
        pytest.skip("no Chromium on this machine")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright's loop runs in the thread of the test
    with sync_playwright() as playwright:
        loop = asyncio.get_running_loop()
        browser = playwright.chromium.launch(executable_path=path, args=browsers.QUIET)
        asyncio._set_running_loop(None)
        yield browser, loop
        asyncio._set_running_loop(loop)
        browser.close()


def sign_in(context: BrowserContext, person: object, site: Site) -> None:
    """Put a session of this person into the browser, as if they had signed in before."""
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])
