"""Two members and an agent in one thread: asked in on a small screen, answered there, done, and gone."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.testing import a_deal, say
from saypro.events.testing import run_reactions
from saypro.helpdesk.actions import leave_deals
from saypro.kit.assertions import assert_accessible
from saypro.listings.testing import a_listing
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_help_arrives_inside_the_conversation(browser_page: OpenPage) -> None:
    cache.clear()
    buyer, seller, agent = a_person("Lerato Mokoena"), a_person("Sipho Dlamini"), an_agent("Zanele Khumalo")
    thread = a_deal(buyer=buyer, listing=a_listing(seller=seller))
    say(thread, buyer, "I have paid. When do you send it?")
    theirs = browser_page(seller)
    theirs.goto(thread.get_absolute_url())
    expect(theirs.locator("live-thread[data-live]")).to_be_attached()

    mine = browser_page(buyer, width=390, dark=True)
    mine.goto(thread.get_absolute_url())
    mine.get_by_label("More", exact=True).click()
    mine.get_by_role("link", name="Bring in SayPro").click()
    assert_accessible(mine)
    mine.get_by_label("Something is wrong with the money").check()
    mine.get_by_label("What should our office know?").fill("I paid R 500 by EFT")
    mine.get_by_role("button", name="Bring in SayPro").click()
    expect(mine.get_by_text("You hear from us by")).to_be_visible()
    assert_accessible(mine)
    expect(
        theirs.locator("live-thread").get_by_text("asked our office into this conversation")
    ).to_be_visible()
    expect(theirs.get_by_text("SayPro’s office is in this conversation.")).to_be_visible()
    expect(theirs.get_by_text("I paid R 500 by EFT")).to_have_count(0)

    desk = browser_page(agent)
    desk.goto(f"/office/{thread.ref}/?queue=all")
    expect(desk.get_by_text("I paid R 500 by EFT")).to_be_visible()
    desk.get_by_text("1 message", exact=True).click()
    assert_accessible(desk)
    reply = desk.get_by_role("textbox", name="Reply to both")
    reply.fill("Sipho, please send us the tracking number")
    reply.press("Control+Enter")
    for page in (mine, theirs):
        expect(page.locator("live-thread").get_by_text("please send us the tracking number")).to_be_visible()
    run_reactions()
    desk.get_by_role("button", name="Solve").click()
    expect(desk.get_by_role("button", name="Reopen")).to_be_visible()
    run_reactions()
    expect(theirs.get_by_role("link", name="Not settled? Ask again")).to_be_visible()
    expect(desk.locator("live-thread").get_by_text("Our office is done here")).to_be_visible()

    leave_deals(timezone.now() + timedelta(days=8))
    for page in (mine, theirs):
        expect(page.get_by_text("Only the two of you read")).to_be_visible()
        expect(page.get_by_text("SayPro’s office is in this conversation.")).to_have_count(0)
    expect(theirs.get_by_role("link", name="Not settled? Ask again")).to_have_count(0)
    answer = desk.reload()
    assert answer is not None
    assert answer.status == 404
