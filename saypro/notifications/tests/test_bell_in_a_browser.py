"""The bell lives: it counts, opens, says what is new in passing, and everything works without it."""

from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.kit.assertions import assert_accessible
from saypro.notifications import actions, queries
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def tell(person: User, number: int, title: str, url: str = "/saved/") -> None:
    more: dict[str, Any] = {"body": "Trek Marlin 7", "event_id": number, "at": timezone.now()}
    actions.tell(person.pk, kind="security", title=title, url=url, **more)


@pytest.mark.parametrize(("width", "dark"), [(1440, False), (390, True)])
def test_a_notice_arrives_is_opened_and_read(browser_page: OpenPage, width: int, dark: bool) -> None:
    lerato = a_person("Lerato Mokoena")
    page = browser_page(lerato, width=width, dark=dark)
    page.goto("/nothing/")
    bell = page.get_by_role("link", name="Notices")
    expect(page.locator("[data-bell][data-live]")).to_be_visible()
    tell(lerato, 1, "Your offer was accepted")
    expect(bell).to_have_text("Notices 1 new")
    expect(page).to_have_title("(1) There is nothing at this address · SayPro Classified")
    expect(page.get_by_role("status").get_by_role("link", name="Your offer was accepted")).to_be_visible()
    page.wait_for_function("document.querySelector('link[rel=icon]').href.startsWith('blob:')")
    bell.click()
    panel = page.get_by_role("region", name="Notices")
    expect(panel.get_by_role("link", name="Your offer was accepted")).to_be_visible()
    assert_accessible(page)
    tell(lerato, 2, "Sipho answered")
    expect(panel.get_by_role("link", name="Sipho answered")).to_be_visible()
    panel.get_by_role("button", name="Mark as read: Sipho answered").click()
    expect(bell).to_have_text("Notices 1 new")
    panel.get_by_role("link", name="Your offer was accepted").click()
    page.wait_for_url("**/saved/")
    expect(page.get_by_role("link", name="Notices", exact=True)).to_be_visible()
    assert queries.unread_notices(lerato) == 0
    expect(page.locator("[data-bell][data-live]")).to_be_visible()
    tell(lerato, 3, "About the page that is open")
    tell(lerato, 4, "About another page", "/nothing/")
    expect(page.get_by_role("link", name="Notices")).to_have_text("Notices 1 new")
    page.goto("/notices/")
    assert_accessible(page)


def test_notices_are_read_without_scripts(browser_page: OpenPage) -> None:
    lerato = a_person("Lerato Mokoena")
    tell(lerato, 1, "Your offer was accepted")
    tell(lerato, 2, "Sipho answered")
    page = browser_page(lerato, javascript=False)
    page.goto("/")
    page.get_by_role("link", name="Notices 2 new").click()
    page.get_by_role("button", name="Mark as read: Sipho answered").click()
    expect(page.get_by_role("link", name="Notices 1 new")).to_be_visible()
    page.get_by_role("button", name="Mark all as read").click()
    expect(page.get_by_role("button", name="Mark all as read")).to_be_hidden()
    page.get_by_role("link", name="Your offer was accepted").click()
    page.wait_for_url("**/saved/")
