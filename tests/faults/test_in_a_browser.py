"""What the page says and does when its socket ends, for each reason there is, and two tabs of one person."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.bench.raw import opened
from saypro.bench.server import Server
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, say
from saypro.listings.testing import a_listing
from saypro.project.testing.live import Site, database_url, settle

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
MOST_TABS = 20
SOON_MS, PATIENCE_MS = 1_000, 60_000


@pytest.fixture
def buyer(live_site: Site) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def seller(live_site: Site) -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, buyer, "Is it still available?")
    return thread


@pytest.fixture
def server(live_site: Site) -> Iterator[Server]:
    """A server that may be stopped, on the same database and for the same cookies as the live site."""
    server = Server()
    server.environment = {
        "DATABASE_URL": database_url(),
        "SAYPRO_URL": f"http://localhost:{server.port}",
        "SAYPRO_POOL": "6",
        "SAYPRO_STATIC": "found",
    }
    with server:
        yield server
        settle()


def bubbles(page: Page) -> Locator:
    return page.locator(".line .bubble")


def net(page: Page) -> Locator:
    return page.locator("[data-net]")


def write(page: Page, words: str) -> None:
    page.locator("live-thread textarea[name=body]").fill(words)
    page.keyboard.press("Enter")


def listening(page: Page) -> Page:
    """The page, once it listens to its thread."""
    expect(page.locator("live-thread[data-live]")).to_be_visible(timeout=PATIENCE_MS)
    return page


def test_a_page_says_that_its_server_is_gone_and_comes_back_with_what_was_said(
    browser_page: OpenPage, server: Server, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer)
    page.goto(f"http://localhost:{server.port}{thread.get_absolute_url()}")
    listening(page)
    said = ["Is it still available?"]
    for end in (Server.stop, Server.kill):
        end(server)
        expect(net(page)).to_have_text("Reconnecting", timeout=PATIENCE_MS)
        say(thread, seller, f"While you were away, {end.__name__}")
        write(page, f"Said into the void, {end.__name__}")
        server.start()
        expect(net(page)).to_have_text("Back online", timeout=PATIENCE_MS)
        said += [f"While you were away, {end.__name__}", f"Said into the void, {end.__name__}"]
        expect(bubbles(page)).to_have_text(said, timeout=PATIENCE_MS)
        expect(page.locator(".line.me .receipt").last).to_contain_text("Sent", timeout=PATIENCE_MS)
    assert list(thread.messages.order_by("seq").values_list("body", flat=True)) == said


def test_one_tab_too_many_rests_until_it_is_used(
    browser_page: OpenPage, live_site: Site, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer, fresh=True)
    page.goto(thread.get_absolute_url())
    listening(page)
    page.clock.install()
    sockets: list[object] = []
    page.on("websocket", lambda socket: sockets.append(socket))
    cookie = signed_in_client(buyer).cookies["sessionid"].value
    home = f"http://localhost:{live_site.port}"
    with ExitStack() as tabs:
        for _tab in range(MOST_TABS):
            tabs.enter_context(opened(live_site, cookie, Origin=home, Host=f"localhost:{live_site.port}"))
        expect(net(page)).to_contain_text("This one rests", timeout=PATIENCE_MS)
        page.clock.run_for(PATIENCE_MS)
        expect(net(page)).to_contain_text("This one rests")
        assert sockets == [], "a tab at rest must not push another one out"
    page.locator("live-thread textarea[name=body]").click()
    expect(net(page)).to_have_text("Back online", timeout=PATIENCE_MS)
    assert len(sockets) == 1


def test_whose_session_has_ended_is_told_and_does_not_knock_without_end(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer, fresh=True)
    page.goto(thread.get_absolute_url())
    listening(page)
    page.clock.install()
    sockets: list[object] = []
    page.on("websocket", lambda socket: sockets.append(socket))
    Session.objects.all().delete()
    expect(net(page)).to_contain_text("You are signed out", timeout=PATIENCE_MS)
    page.clock.run_for(PATIENCE_MS)
    assert sockets == []
    expect(net(page)).to_contain_text("You are signed out")


def test_a_socket_that_comes_back_as_somebody_else_begins_anew(
    browser_page: OpenPage, live_site: Site, thread: Conversation, buyer: User, seller: User
) -> None:
    page, routes = watched(browser_page, thread, buyer)
    cookie = signed_in_client(seller).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_site.url}])
    with page.expect_navigation():
        routes[0].close(code=1001)
    expect(page.locator(".thread .pane-head")).to_contain_text("Lerato Mokoena")


def test_a_page_that_was_closed_for_its_own_fault_takes_its_time(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page, routes = watched(browser_page, thread, buyer)
    page.clock.install()
    for number, code in enumerate([1002, 1007, 1008, 1009], start=1):
        routes[-1].close(code=code)
        expect(net(page)).to_have_text("Reconnecting", timeout=PATIENCE_MS)
        page.clock.run_for(5_000)
        assert len(routes) == number, f"after {code} it must not knock at once"
        page.clock.run_for(20_000)
        expect(net(page)).to_have_text("Back online", timeout=PATIENCE_MS)
        assert len(routes) == number + 1


def test_any_other_end_is_a_line_that_broke(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page, routes = watched(browser_page, thread, buyer)
    said = ["Is it still available?"]
    for code in (1000, 1001, None, 1011, 1012, 1013, 4000):
        routes[-1].close(code=code)
        say(thread, seller, f"Meanwhile {code}")
        said.append(f"Meanwhile {code}")
        expect(bubbles(page)).to_have_text(said, timeout=PATIENCE_MS)
        while len(routes) < len(said):
            page.wait_for_timeout(50)
        listening(page)


def watched(browser_page: OpenPage, thread: Conversation, buyer: User) -> tuple[Page, list[WebSocketRoute]]:
    """A page that listens, and its sockets as they are opened."""
    page, routes = browser_page(buyer, fresh=True), []

    def remember(route: WebSocketRoute) -> None:
        route.connect_to_server()
        routes.append(route)

    page.route_web_socket("**/socket/", remember)
    page.goto(thread.get_absolute_url())
    return listening(page), routes


def test_two_tabs_of_one_person_show_the_same(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    first, theirs = browser_page(buyer, fresh=True), browser_page(seller)
    second = first.context.new_page()
    for page in (first, second, theirs):
        page.goto(thread.get_absolute_url())
        listening(page)
    for number in range(5):
        write(first, f"From the first, {number}")
        write(second, f"From the second, {number}")
    for page in (first, second, theirs):
        expect(bubbles(page)).to_have_count(11, timeout=PATIENCE_MS)
    stored = list(Message.objects.filter(conversation=thread).order_by("seq").values_list("body", flat=True))
    assert len(stored) == 11
    for page in (first, second, theirs):
        expect(bubbles(page)).to_have_text(stored, timeout=PATIENCE_MS)
