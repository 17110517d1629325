"""The help centre in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.testing import a_lead, a_person
from saypro.kit.assertions import assert_in_nobodys_way
from saypro.knowledge.actions import lay_articles
from saypro.knowledge.testing import an_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]


def test_a_visitor_searches_reads_and_says_that_it_helped(browser_page: OpenPage) -> None:
    lay_articles()
    page = browser_page(javascript=False)
    page.goto("/help/")
    page.get_by_label("Search help").fill("pasword")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name="I cannot sign in").click()
    expect(page.get_by_role("heading", name="I cannot sign in")).to_be_visible()
    page.get_by_role("button", name="Yes").click()
    expect(page.get_by_role("button", name="Yes")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="No").click()
    expect(page.get_by_role("button", name="No")).to_have_attribute("aria-pressed", "true")


def test_before_somebody_writes_an_article_may_answer(browser_page: OpenPage) -> None:
    lay_articles()
    page = browser_page(a_person("Lerato Mokoena"))
    page.goto("/messages/office/new/")
    expect(page.get_by_role("button", name="Look in the help centre first")).to_be_hidden()
    page.locator("input[name=subject]").fill("I forgot my password")
    expect(page.get_by_role("link", name="I cannot sign in")).to_be_visible()
    assert_in_nobodys_way(page)
    page.locator("textarea[name=body]").fill("and no code comes")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".line", has_text="and no code comes")).to_be_visible()


def test_pages_of_help_are_in_nobodys_way(browser_page: OpenPage) -> None:
    lay_articles()
    kept = an_article("Draft of a lead", body="## How\n\n1. First\n2. Then\n\n> Well", state="staff")
    page = browser_page(a_lead())
    for path in (
        "/help/",
        "/help/?q=photos",
        "/help/?q=zebra",
        f"/help/{kept.slug}/",
        "/office/help/",
        f"/office/help/{kept.pk}/",
        f"/office/help/{kept.pk}/versions/1/",
    ):
        page.goto(path)
        assert_in_nobodys_way(page)
