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

OpenPage = Callable[..., Page]


@pytest.fixture
def browser_page(chromium: Browser, live_site: Site) -> Iterator[OpenPage]:
    """`browser_page(person, width=390, dark=True)`: a page of the live site in a new browser, signed in.

    A script that breaks in any of them fails the test at its end. `worker=True` lets the service worker run,
    and `zone` is where the browser's clock stands.
    """
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(
        person: object = None,
        *,
        width: int = 1440,
        height: int = 900,
        dark: bool = False,
        javascript: bool = True,
        worker: bool = False,
        zone: str = "Africa/Johannesburg",
    ) -> Page:
        context = chromium.new_context(
            base_url=live_site.url,
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            service_workers="allow" if worker else "block",
            reduced_motion="reduce",
            locale="en-ZA",
            timezone_id=zone,
        )
        contexts.append(context)
        if person is not None:
            sign_in(context, person, live_site)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == [], "a script of ours broke in the browser"


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
