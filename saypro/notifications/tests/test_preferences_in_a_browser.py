"""The settings work without scripts, on a phone and in the dark."""

import pytest
from playwright.sync_api import expect

from saypro.accounts.testing import a_person
from saypro.kit.assertions import assert_accessible
from saypro.notifications import queries
from saypro.notifications.testing import a_phone
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "dark", "javascript"), [(1440, False, False), (390, True, True)])
def test_wishes_are_saved(browser_page: OpenPage, width: int, dark: bool, javascript: bool) -> None:
    lerato = a_person("Lerato Mokoena")
    page = browser_page(lerato, width=width, dark=dark, javascript=javascript)
    page.goto("/my/notifications/")
    if javascript:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_role("checkbox", name="Messages from members, E-mail").uncheck()
    page.get_by_label("At most so many a week").fill("21")
    page.get_by_role("button", name="Save notifications").click()
    expect(page.get_by_text("Write a number from 0 to 20.")).to_be_visible()
    page.get_by_label("At most so many a week").fill("5")
    page.get_by_role("button", name="Save notifications").click()
    expect(page.get_by_text("Saved. We follow it from now on.")).to_be_visible()
    expect(page.get_by_role("checkbox", name="Messages from members, E-mail")).not_to_be_checked()
    wishes = queries.wishes_of(lerato)
    assert wishes.budget == 5
    assert wishes.chosen["messages"] == {"app", "push"}


@pytest.mark.parametrize(("width", "dark", "javascript"), [(1440, False, False), (390, True, True)])
def test_a_number_is_proved(browser_page: OpenPage, width: int, dark: bool, javascript: bool) -> None:
    lerato = a_person("Lerato Mokoena")
    a_phone(lerato, channel="whatsapp")
    a_phone(lerato, is_proved=False)
    page = browser_page(lerato, width=width, dark=dark, javascript=javascript)
    page.goto("/my/notifications/phones/")
    page.get_by_label("Code from the text").fill("000000")
    page.get_by_role("button", name="This is my number").click()
    expect(page.get_by_text("That is not the code we sent.")).to_be_visible()
    if javascript:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.get_by_label("Code from the text").fill("123 456")
    page.get_by_role("button", name="This is my number").click()
    page.get_by_role("checkbox", name="Offers and deals, SMS").check()
    page.get_by_role("button", name="Save notifications").click()
    expect(page.get_by_role("checkbox", name="Offers and deals, SMS")).to_be_checked()
    if javascript:
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") == width
    assert "sms" in queries.wishes_of(lerato).chosen["offers"]
