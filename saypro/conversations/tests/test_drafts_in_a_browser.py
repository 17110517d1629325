"""What one writes and does not send: in the list, in one's other tabs, and how typing ends."""

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
    told = first.locator("[data-other]")
    expect(told).to_contain_text("In another window you wrote: From the second")
    expect(one).to_have_value("From the first")
    expect(other).to_have_value("From the second")
    assert Participant.objects.get(conversation=thread, person=buyer).draft == "From the second"
    told.get_by_role("button", name="Use that text").click()
    expect(one).to_have_value("From the second")
    expect(told).to_be_hidden()


def test_typing_ends_with_the_text(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    """The reader's clock stands still, so that nothing ends by its own time."""
    reader, writing = browser_page(buyer), live(browser_page(seller), thread)
    reader.clock.install()
    live(reader, thread)
    reader.clock.pause_at(datetime.now() + timedelta(seconds=10))
    typing = reader.locator(".typing")
    writing.press_sequentially("No")
    expect(typing).to_contain_text("Sipho is typing")
    writing.fill("")
    expect(typing).to_have_count(0)
