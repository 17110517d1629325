"""The whole way in, with the mail that carries the code."""

import re

import pytest
from playwright.sync_api import expect

from saypro.kit.assertions import assert_accessible
from saypro.notifications.models import Mail
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "javascript"), [(390, True), (1440, False)])
def test_a_stranger_becomes_a_member(browser_page: OpenPage, width: int, javascript: bool) -> None:
    page = browser_page(width=width, javascript=javascript)
    page.goto("/account/signup/")
    page.get_by_label("Your name").fill("Thandi Nkosi")
    page.get_by_label("E-mail address").fill("thandi@example.com")
    page.get_by_label("Choose a password").fill("quiver lagoon 73 tram")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="Check your e-mail")).to_be_visible()
    if javascript:
        assert_accessible(page)
    page.get_by_label("Code").fill("AAA-AAA")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("That code is not right.")).to_be_visible()
    page.get_by_label("Code").fill(code_in(Mail.objects.get(to="thandi@example.com")))
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda address: "confirm-email" not in address)
    page.goto("/my/account/")
    expect(page.get_by_text("thandi@example.com")).to_be_visible()


def code_in(mail: Mail) -> str:
    found = re.search(r"^[A-Z]{3}-[A-Z]{3}$", mail.text, re.MULTILINE)
    assert found, mail.text
    return found[0]
