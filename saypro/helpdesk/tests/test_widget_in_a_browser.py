"""The help button on a page of another origin, under the strictest policy such a page can have."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from playwright.sync_api import expect

from saypro.accounts.testing import a_lead, an_agent
from saypro.conversations.actions import join_support
from saypro.conversations.testing import say
from saypro.helpdesk.models import OfficeHours, OpenWindow, WidgetVisitor
from saypro.helpdesk.testing import a_widget_key, a_widget_visitor
from saypro.helpdesk.widget.tokens import history_token
from saypro.kit.assertions import assert_accessible
from saypro.project.testing.browser import OpenPage
from saypro.project.testing.live import Site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


class Shop(HTTPServer):
    """A site of somebody's, whose page shows the button with this `key`."""

    key, help_url = "", ""


class Page(BaseHTTPRequestHandler):
    server: Shop

    def do_GET(self) -> None:
        help_url = self.server.help_url
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'none'; script-src {help_url}; connect-src {help_url}; "
            "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        )
        self.end_headers()
        page = (
            "<!doctype html><html lang=en><title>Shop</title><main><h1>Shop</h1></main>"
            f'<script src="{help_url}/widget.js" data-key="{self.server.key}" async></script></html>'
        )
        self.wfile.write(page.encode())

    def log_message(self, *_args: Any) -> None:
        pass


@pytest.fixture
def shop(live_site: Site) -> Iterator[Shop]:
    server = Shop(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    server.help_url = live_site.url
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_a_visitor_asks_and_leaves_an_address(
    browser_page: OpenPage, shop: Shop, width: int, dark: bool
) -> None:
    origin = f"http://127.0.0.1:{shop.server_address[1]}"
    shop.key = a_widget_key(origin).ref
    plan = OfficeHours.objects.create(valid_from="2025-01-01T00:00Z", keeps_holidays=False)
    days = (OpenWindow(hours=plan, weekday=day, opens=0, closes=1440) for day in range(7))
    OpenWindow.objects.bulk_create(days)
    page = browser_page(width=width, dark=dark, fresh=True)
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if said.type == "error" else None)
    page.goto(origin)
    page.get_by_role("button", name="Help").click()
    expect(page.get_by_text("You hear from us by")).to_be_visible()
    page.get_by_label("Your message").fill("<b>Where</b> is my parcel?")
    page.get_by_role("button", name="Send").click()
    log = page.get_by_role("log")
    expect(log.get_by_text("<b>Where</b> is my parcel?")).to_be_visible()
    visitor, agent = WidgetVisitor.objects.get(), an_agent("Zanele Khumalo")
    join_support(visitor.conversation, agent)
    say(visitor.conversation, agent, "On its way")
    expect(log.get_by_text("On its way")).to_be_visible(timeout=10_000)
    assert_accessible(page)
    page.keyboard.press("Escape")
    page.get_by_label("E-mail").fill("thandi@example.com")
    page.get_by_label("Name").fill("Thandi")
    assert_accessible(page)
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Our answer comes by e-mail, too.")).to_be_visible()
    page.reload()
    page.get_by_role("button", name="Help").click()
    expect(page.get_by_role("log").get_by_text("On its way")).to_be_visible()
    visitor.contact.refresh_from_db()
    assert visitor.contact.address == "thandi@example.com"
    assert refused == [], "the page's policy has nothing to refuse"


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_sites_and_histories_are_for_everybody(browser_page: OpenPage, width: int, dark: bool) -> None:
    visitor = a_widget_visitor()
    page = browser_page(a_lead(), width=width, dark=dark, fresh=True)
    for path in ("", f"{visitor.key.pk}/"):
        page.goto(f"/office/settings/widgets/{path}")
        assert_accessible(page)
    page.goto(f"/widget/history/{history_token(visitor.pk)}/")
    expect(page.get_by_text("Are you there?")).to_be_visible()
    assert_accessible(page)
