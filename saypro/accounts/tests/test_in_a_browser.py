"""Sign-in and settings in a real browser: by keyboard, by passkey, without barriers."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.testing import a_person, an_admin
from saypro.accounts.tests.conftest import PASSWORD
from saypro.kit.assertions import assert_accessible, assert_in_nobodys_way
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENTRANCE = ["/account/login/", "/account/signup/", "/account/login/code/", "/account/password/reset/"]
SETTINGS = [
    "/my/account/",
    "/my/profile/",
    "/my/privacy/",
    "/account/2fa/",
    "/account/sessions/",
    "/account/logout/",
    "/account/reauthenticate/",
]


def test_no_page_has_barriers(browser_page: OpenPage) -> None:
    visit(browser_page(), ENTRANCE)
    inside = browser_page(a_person(password=PASSWORD))
    visit(inside, SETTINGS)
    prove_again(inside, "/account/2fa/totp/activate/")
    visit(inside, ["/account/2fa/totp/activate/", "/account/2fa/webauthn/add/", "/account/email/"])
    visit(browser_page(an_admin()), ["/office/people/", "/office/people/?q=zzz"])


def test_the_tab_of_a_page_is_in_sight_on_a_phone(browser_page: OpenPage) -> None:
    page = browser_page(a_person(password=PASSWORD), width=390)
    page.goto("/account/sessions/")
    tab = page.get_by_role("link", name="Sign-in and security", exact=True)
    expect(tab).to_have_attribute("aria-current", "true")
    expect(tab).to_be_in_viewport(ratio=1)


def visit(page: Page, addresses: list[str]) -> None:
    for address in addresses:
        page.goto(address)
        expect(page.locator("h1").first).to_be_visible()
        assert_in_nobodys_way(page)


def prove_again(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"**{address}")


def test_one_signs_in_by_keyboard_alone(browser_page: OpenPage) -> None:
    person = a_person(password=PASSWORD)
    page = browser_page()
    page.goto("/account/login/?next=/my/account/")
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(person.email)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Sign-in and security")).to_be_visible()


def test_one_signs_in_without_scripts(browser_page: OpenPage) -> None:
    person = a_person(password=PASSWORD)
    page = browser_page(javascript=False)
    page.goto("/account/login/?next=/my/account/")
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Sign-in and security")).to_be_visible()


def test_the_meter_says_why_a_password_is_weak(browser_page: OpenPage) -> None:
    page = browser_page()
    page.goto("/account/signup/")
    page.get_by_label("Your name").fill("Thandi Nkosi")
    page.get_by_label("Choose a password").fill("password")
    expect(page.get_by_text("It is close to a common word or password.")).to_be_visible()
    page.get_by_label("Choose a password").fill("quiver lagoon 73 tram")
    expect(page.get_by_text("Strong.", exact=True)).to_be_visible()
    page.get_by_role("button", name="Show password").click()
    expect(page.get_by_label("Choose a password")).to_have_attribute("type", "text")
    assert_accessible(page)


def test_a_passkey_is_added_and_signs_in_alone(browser_page: OpenPage) -> None:
    person = a_person("Lerato Mokoena", password=PASSWORD)
    page = browser_page(person)
    give_a_device_with_passkeys(page)
    prove_again(page, "/account/2fa/webauthn/add/")
    page.get_by_role("button", name="Add passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    assert person.authenticator_set.filter(type="webauthn").exists()  # type: ignore[attr-defined]
    sign_out(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(lambda address: "login" not in address)
    page.goto("/my/account/")
    expect(page.get_by_text("1 passkey.")).to_be_visible()


def test_a_device_that_refuses_is_told_in_words(browser_page: OpenPage) -> None:
    page = browser_page()
    give_a_device_with_passkeys(page)
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("Your device did not confirm.")).to_be_visible()
    assert_accessible(page)


def give_a_device_with_passkeys(page: Page) -> None:
    devices: Any = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_out(page: Page) -> None:
    page.goto("/account/logout/")
    page.get_by_role("main").get_by_role("button", name="Sign out").click()
    page.wait_for_url(lambda address: "logout" not in address)
