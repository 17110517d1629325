"""A ticket between two browsers: the promise appears by itself, and the desk files and rests it."""

import pytest
from playwright.sync_api import expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import join_support
from saypro.conversations.testing import say
from saypro.helpdesk.testing import a_ticket, told
from saypro.kit.assertions import assert_accessible
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_the_promise_comes_and_goes_by_itself(browser_page: OpenPage, width: int, dark: bool) -> None:
    member, agent = a_person("Lerato Mokoena"), an_agent("Zanele Khumalo")
    ticket = a_ticket(member)
    page = browser_page(member, width=width, dark=dark)
    page.goto(ticket.conversation.get_absolute_url())
    expect(page.get_by_text("You hear from us by")).to_be_visible()
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    assert_accessible(page)
    join_support(ticket.conversation, agent)
    told(say(ticket.conversation, agent, "Here you are").message_id)
    expect(page.get_by_text("You hear from us by")).to_have_count(0)


@pytest.mark.parametrize(("width", "dark"), [(390, False), (1440, True)])
def test_the_desk_files_and_rests_a_ticket(browser_page: OpenPage, width: int, dark: bool) -> None:
    agent: User = an_agent("Zanele Khumalo")
    ticket = a_ticket()
    page = browser_page(agent, width=width, dark=dark)
    page.goto(f"/office/{ticket.conversation.ref}/?queue=all&pane=context")
    page.get_by_label("Category").select_option("complaint")
    page.get_by_role("button", name="File", exact=True).click()
    page.goto(f"/office/{ticket.conversation.ref}/?queue=all")
    page.get_by_label("Let it rest").click()
    assert_accessible(page)
    page.get_by_role("button", name="Until the member writes").click()
    expect(page.get_by_role("button", name="Take up again")).to_be_visible()
    page.goto("/office/?queue=all")
    row = page.get_by_role("link", name="My ad is not showing")
    expect(row).to_contain_text("Complaint")
    expect(row).to_contain_text("Waiting for the member")
    assert_accessible(page)


def test_help_knows_which_step_failed(browser_page: OpenPage) -> None:
    page = browser_page(a_person("Lerato Mokoena"), width=390, dark=True)
    page.goto("/my/profile/")
    page.get_by_label("Your name").fill(" ")
    page.get_by_role("button", name="Save profile").click()
    offer = page.get_by_role("link", name="Get help with this")
    expect(offer).to_be_in_viewport()
    assert_accessible(page)
    offer.click()
    expect(page.get_by_text("Changing the profile")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("What did you want to do?").fill("I cannot save my name")
    page.get_by_role("button", name="Send to our office").click()
    expect(page.locator(".line .bubble")).to_have_text(["I cannot save my name"])
    expect(page.get_by_role("heading", name="Help with: Changing the profile")).to_be_visible()
