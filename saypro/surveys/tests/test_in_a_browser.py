"""From a solved ticket to what the office reads: one tap in the open thread, and the page behind it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.models import User
from saypro.accounts.testing import an_admin
from saypro.conversations import actions as conversations
from saypro.conversations.testing import a_deal, say
from saypro.events.testing import run_reactions
from saypro.helpdesk.testing import a_ticket
from saypro.kit.assertions import assert_accessible
from saypro.surveys.testing import a_case, talk_surveys

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]


def test_one_tap_in_the_thread_and_the_office_reads_it(
    browser_page: OpenPage, lerato: User, agent: User
) -> None:
    ticket = a_ticket(lerato)
    conversations.take(ticket.conversation, agent)
    say(ticket.conversation, agent, "It shows again.")
    page = browser_page(lerato, width=390, dark=True)
    page.goto(ticket.conversation.get_absolute_url())
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    conversations.solve(ticket.conversation, agent)
    run_reactions()

    page.get_by_role("button", name="9 of 10").click()
    expect(page.get_by_text("Saved: 9 of 10")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    card = page.locator("[data-survey]")
    for group in card.get_by_role("group").all()[1:]:
        group.get_by_role("radio", name="8 of 10").press(" ")
    card.get_by_label("What worked well?").fill("Somebody answered at once")
    card.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you. Your answer is with our office.")).to_be_visible()

    talk_surveys(a_deal(lerato))  # whom one may invite
    case = a_case(improve="Slower than last year")
    office = browser_page(an_admin(), width=390)
    office.goto("/office/surveys/")
    expect(office.get_by_text("Somebody answered at once")).to_be_visible()
    for path in (
        "/office/surveys/",
        "/office/surveys/cases/",
        "/office/surveys/themes/",
        "/office/surveys/invitations/",
        "/office/surveys/questions/deal/",
        case.get_absolute_url(),
    ):
        office.goto(path)
        assert_accessible(office)
        assert office.evaluate("document.documentElement.scrollWidth") <= 390, path
