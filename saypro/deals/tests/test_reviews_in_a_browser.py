"""After a deal both review each other, and both appear."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say
from saypro.deals.testing import a_sold_deal
from saypro.events.testing import run_reactions
from saypro.kit.assertions import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]


def test_both_review_each_other_and_both_appear(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, buyer, "Is it still there?")
    a_sold_deal(thread)
    run_reactions()
    lerato, sipho = browser_page(buyer), browser_page(seller, width=390, dark=True)
    for page in (lerato, sipho):
        page.goto(thread.get_absolute_url())
    lerato.get_by_role("link", name="4 stars, good").click()
    sheet = lerato.get_by_role("dialog")
    expect(sheet.get_by_role("radio", name="4 stars, good")).to_be_checked()
    sheet.get_by_role("radio", name="4 stars, good").press("ArrowRight")
    expect(sheet.get_by_role("radio", name="5 stars, excellent")).to_be_checked()
    sheet.get_by_label("What should others know?").fill("Brought spare tubes along")
    sheet.get_by_role("button", name="Send review").click()
    expect(lerato.get_by_text("You have reviewed Sipho")).to_be_visible()

    expect(sipho.get_by_text("Lerato has reviewed you")).to_be_visible()
    assert "Brought spare tubes" not in sipho.content()
    assert_accessible(sipho)
    sipho.get_by_role("link", name="5 stars, excellent").click()
    sipho.get_by_role("dialog").get_by_role("button", name="Send review").click()
    for page in (sipho, lerato):
        expect(page.locator(".review-card").get_by_text("Brought spare tubes along")).to_be_visible()

    for path in (
        f"/people/{seller.handle}/reviews/",
        f"/people/{buyer.handle}/between/",
        "/my/ads/responses/",
    ):
        sipho.goto(path)
        assert_accessible(sipho)
        assert sipho.evaluate("document.documentElement.scrollWidth") <= 390, path
    sipho.goto(seller.get_absolute_url())
    expect(sipho.get_by_text("Brought spare tubes along")).to_be_visible()


def test_a_review_is_written_without_scripts(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    a_sold_deal(thread)
    run_reactions()
    page = browser_page(buyer, javascript=False)
    page.goto(f"/messages/{thread.ref}/review/")
    page.get_by_role("radio", name="2 stars, poor").check(force=True)
    page.get_by_role("button", name="Send review").click()
    expect(page.get_by_text("Your review is kept.")).to_be_visible()


def test_the_menu_leads_to_a_review_as_soon_as_both_have_written_twice(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    for writer in (buyer, seller, buyer):
        say(thread, writer)
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    way = page.locator(".thread .more").get_by_role("link", name="Review Sipho", include_hidden=True)
    expect(way).to_have_count(0)
    say(thread, seller)
    run_reactions()
    expect(way).to_have_count(1)
