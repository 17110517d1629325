"""What one writes and does not send: in the list, in one's other tabs, and how typing ends."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.testing import a_deal, say
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]
SOON_S, SETTLED_S = 15, 3  # a tab keeps what it holds about a second after the last key


@pytest.fixture
def buyer(live_site: object) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def seller(live_site: object) -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    deal = a_deal(buyer, a_listing(seller))
    say(deal, seller, "It is still here")
    return deal


def live(page: Page, thread: Conversation) -> Locator:
    """The place to write in, once the thread listens."""
    page.goto(f"/messages/{thread.ref}/")
    page.locator("live-thread[data-live]").wait_for()
    return page.locator("live-thread textarea[name=body]")


def test_a_draft_stands_in_the_list_and_in_the_other_tabs_at_once(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    listed = browser_page(buyer)
    listed.goto("/messages/")
    row = listed.locator(f"live-inbox li[data-ref='{thread.ref}'] .snip")
    expect(row).to_have_text("It is still here")
    one, other = live(browser_page(buyer), thread), live(browser_page(buyer, width=390, dark=True), thread)
    one.fill("Could you\nkeep it")
    expect(other).to_have_value("Could you\nkeep it")
    expect(row).to_have_text("Draft: Could you keep it")
    other.press("End")
    other.press_sequentially(" for me")
    expect(one).to_have_value("Could you\nkeep it for me")
    one.press("Enter")
    expect(other).to_have_value("")
    expect(row).to_have_text("You: Could you keep it for me")


def test_what_two_tabs_write_at_once_is_lost_in_neither(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    first, second = browser_page(buyer), browser_page(buyer)
    one, other = live(first, thread), live(second, thread)
    one.fill("From the first")
    other.fill("From the second")
    page, mine, theirs = who_was_told((first, one, "From the second"), (second, other, "From the first"))
    told = page.locator("[data-other]")
    expect(told).to_contain_text(f"In another window you wrote: {theirs}")
    expect(one).to_have_value("From the first")
    expect(other).to_have_value("From the second")
    assert Participant.objects.get(conversation=thread, person=buyer).draft == theirs
    told.get_by_role("button", name="Use that text").click()
    expect(mine).to_have_value(theirs)
    expect(told).to_be_hidden()


def who_was_told(*tabs: tuple[Page, Locator, str]) -> tuple[Page, Locator, str]:
    """Of two that write at the same moment, the one whose text was kept first; the other's is the draft."""
    told, since, until = None, time.monotonic(), time.monotonic() + SOON_S
    while time.monotonic() < until:
        draft = "".join(Participant.objects.values_list("draft", flat=True))
        telling = [tab for tab in tabs if tab[0].locator("[data-other]").is_visible()]
        now = next((tab for tab in telling if tab[2] == draft), None)
        if now is not told:
            told, since = now, time.monotonic()
        if told and time.monotonic() - since > SETTLED_S:
            return told
        tabs[0][0].wait_for_timeout(50)
    raise AssertionError("neither tab was told of the other's text")


def test_typing_ends_with_the_text(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    """The reader's clock stands still, so that nothing ends by its own time."""
    reader, writing = browser_page(buyer, fresh=True), live(browser_page(seller), thread)
    reader.clock.install()
    live(reader, thread)
    reader.clock.pause_at(datetime.now() + timedelta(seconds=10))
    typing = reader.locator(".typing")
    writing.press_sequentially("No")
    expect(typing).to_contain_text("Sipho is typing")
    writing.fill("")
    expect(typing).to_have_count(0)
