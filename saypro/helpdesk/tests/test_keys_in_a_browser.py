"""A day at the desk by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from saypro.accounts.testing import a_person, an_agent
from saypro.helpdesk.actions import choose
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.kit.assertions import assert_accessible, assert_in_nobodys_way
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_agent_works_without_a_mouse(browser_page: OpenPage) -> None:
    agent = an_agent("Zanele Khumalo")
    subjects = ("Paid twice", "Login code", "Ad is gone", "Renewal")
    tickets = {words: a_ticket(a_person("Lerato Mokoena"), subject=words) for words in subjects}
    choose(agent, has_keys=True, after_solving="next")
    page = browser_page(agent)
    page.goto("/office/")
    expect(page.get_by_text("Answer due in").first).to_be_visible()
    assert_accessible(page)

    press(page, "g", "a")
    expect(page.get_by_role("heading", name="All open", level=1)).to_be_visible()
    press(page, "j", "o")
    expect(page.get_by_role("heading", name="Paid twice", level=1)).to_be_visible()
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    press(page, "t")
    expect(page.get_by_role("button", name="Release")).to_be_visible()
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    press(page, "r")
    expect(page.get_by_label("Reply to Lerato")).to_be_focused()
    page.keyboard.type("I have it open now.")
    press(page, "Control+Enter")
    expect(page.locator(".bubble").last).to_have_text("I have it open now.")
    press(page, "Escape", "c")
    page.keyboard.type("Compl")
    press(page, "Tab", "Enter")
    expect(page.get_by_text("filed it under Complaint")).to_be_attached()
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    press(page, "e")
    expect(page.get_by_role("heading", name="Login code", level=1)).to_be_visible()
    assert Ticket.objects.get(pk=tickets["Paid twice"].pk).is_solved

    press(page, "g", "u")
    expect(page.get_by_role("heading", name="Unassigned", level=1)).to_be_visible()
    press(page, "j", "x", "j", "x")
    expect(page.get_by_text("2 selected")).to_be_visible()
    assert_accessible(page)
    command(page, "solv", "Solve")
    expect(page.get_by_text("2 tickets changed.")).to_be_visible()
    assert Ticket.objects.filter(state="solved").count() == 3
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("2 tickets are as before.")).to_be_visible()
    assert Ticket.objects.filter(state="solved").count() == 1

    command(page, "solved tod", "Go to Solved today")
    expect(page).to_have_url(re.compile("queue=solved"))
    expect(page.get_by_role("link", name=re.compile("Paid twice"))).to_be_visible()

    press(page, "g", "u")
    expect(page.get_by_role("heading", name="Unassigned", level=1)).to_be_visible()
    press(page, "j", "o")
    expect(page.get_by_role("button", name="Mark as spam")).to_be_visible()
    press(page, "!")
    expect(page.get_by_text("Marked as spam.")).to_be_visible()
    assert Ticket.objects.filter(spam_at__isnull=False).count() == 1
    press(page, "g", "!")
    expect(page.get_by_role("heading", name="Spam", level=1)).to_be_visible()
    press(page, "j", "o")
    expect(page.get_by_role("button", name="Not spam").first).to_be_visible()
    assert_accessible(page)
    command(page, "not sp", "Not spam")
    expect(page.get_by_text("The ticket stands as it did before.")).to_be_visible()
    assert not Ticket.objects.filter(spam_at__isnull=False).exists()


def test_a_key_pressed_before_the_scripts_are_there_is_not_lost(browser_page: OpenPage) -> None:
    page, held = browser_page(an_agent("Zanele Khumalo")), list[Route]()
    page.route(re.compile("helpdesk/desk-keys"), lambda route: held.append(route))
    with page.expect_request(re.compile("helpdesk/desk-keys")):
        page.goto("/office/", wait_until="commit")
    expect(page.get_by_role("heading", name="Unassigned", level=1)).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    held[0].continue_()
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()


def command(page: Page, words: str, name: str) -> None:
    page.keyboard.press("Control+k")
    box = page.get_by_role("combobox", name="What to do")
    expect(box).to_be_focused()
    page.keyboard.type(words)
    expect(page.get_by_role("option", name=name, exact=True)).to_have_attribute("aria-selected", "true")
    assert_accessible(page)
    page.keyboard.press("Enter")


def press(page: Page, *keys: str) -> None:
    page.wait_for_load_state()  # the scripts that listen are there then
    for key in keys:
        page.keyboard.press(key)


@pytest.mark.parametrize("width", [390, 1440])
def test_filters_and_choosing_work_at_every_size(browser_page: OpenPage, width: int) -> None:
    ticket = a_ticket()
    page = browser_page(an_agent(), width=width)
    page.goto("/office/?queue=all&pane=filters&category=none")
    page.get_by_label("Choose My ad is not showing").check()
    page.locator("#bulk summary").click()
    assert_in_nobodys_way(page, ((width, "dark"), (width, "light")))
    page.get_by_role("button", name="Take", exact=True).click()
    expect(page.get_by_text("1 ticket changed.")).to_be_visible()
    assert Ticket.objects.get(pk=ticket.pk).conversation.assignee is not None
    page.goto("/office/choices/")
    assert_in_nobodys_way(page, [(width, "dark")])
