import pytest
from playwright.sync_api import expect

from saypro.accounts.testing import a_person, an_agent
from saypro.events.models import Parked
from saypro.kit.assertions import assert_accessible

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 800, 1440])
def test_the_frame_has_no_barriers(browser_page, width, dark):
    page = browser_page(a_person(), width=width, dark=dark)
    page.goto("/nothing/")
    page.get_by_role("button", name="Your account").click()
    expect(page.get_by_role("navigation", name="Your account")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_parked_work_has_no_barriers(browser_page, width, dark):
    Parked.objects.create(event_id=1, reaction="notifications.tell", error="mail.example is away" * 9)
    page = browser_page(an_agent(), width=width, dark=dark)
    page.goto("/office/parked/")
    expect(page.get_by_role("heading", name="Parked work")).to_be_visible()
    assert_accessible(page)


@pytest.mark.parametrize("width", [320, 390, 768, 960, 1200])
def test_nothing_scrolls_sideways(browser_page, width):
    page = browser_page(an_agent(), width=width)
    page.goto("/nothing/")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_slash_leads_to_the_search_unless_somebody_types(browser_page):
    page = browser_page()
    page.goto("/nothing/")
    page.keyboard.press("/")
    search = page.get_by_role("searchbox", name="Search ads")
    expect(search).to_be_focused()
    page.keyboard.type("and/or")
    expect(search).to_have_value("and/or")


def test_the_menu_opens_and_closes_by_keyboard(browser_page):
    page = browser_page(a_person())
    page.goto("/nothing/")
    menu = page.get_by_role("navigation", name="Your account")
    button = page.get_by_role("button", name="Your account")
    button.focus()
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_colours_can_be_chosen_without_scripts(browser_page):
    page = browser_page(javascript=False)
    page.goto("/nothing/")
    page.get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_a_toast_leaves_when_told(browser_page):
    Parked.objects.create(event_id=1, reaction="notifications.tell", error="away")
    page = browser_page(an_agent())
    page.goto("/office/parked/")
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("status")).to_contain_text("Sent off again")
    page.get_by_role("button", name="Close this message").click()
    expect(page.get_by_role("status")).to_be_empty()
