"""Two people, two browsers: from the first offer to sold, live; and the same without a script."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from saypro.accounts.testing import a_person
from saypro.conversations.models import Conversation
from saypro.conversations.testing import a_deal, say
from saypro.deals.models import Deal, Meeting, Offer
from saypro.deals.testing import a_meeting, an_offer, buyer_of, seller_of
from saypro.kit.assertions import assert_accessible
from saypro.listings.testing import a_listing
from saypro.project.testing.browser import OpenPage

pytestmark = pytest.mark.browser

SHOWN = """() => [
  ...document.querySelectorAll("[data-log] .slip"), ...document.querySelectorAll("deal-part")
].map((part) => part.innerHTML)"""


@pytest.fixture
def talk(transactional_db: None) -> Conversation:
    """Lerato has asked, Sipho has answered, and Ayesha has offered too."""
    listing = a_listing(a_person("Sipho Dlamini", town="cape-town"))
    thread = a_deal(a_person("Lerato Mokoena"), listing)
    say(thread, buyer_of(thread), "Is the Marlin still available?")
    say(thread, seller_of(thread), "It is.")
    an_offer(a_deal(a_person("Ayesha Khan"), listing), 12000)
    return thread


def press(page: Page, link: str, button: str) -> None:
    """Open the newest sheet of this name, and send its form."""
    page.locator("[data-log]").get_by_role("link", name=link, exact=True).last.click()
    page.get_by_role("dialog").get_by_role("button", name=button, exact=True).click()


def assert_reload_changes_nothing(*pages: Page) -> None:
    for page in pages:
        shown = page.evaluate(SHOWN)
        page.reload()
        assert page.evaluate(SHOWN) == shown


def test_from_the_first_offer_to_sold(browser_page: OpenPage, talk: Conversation) -> None:
    lerato, sipho = browser_page(buyer_of(talk)), browser_page(seller_of(talk), width=390, dark=True)
    for page in (lerato, sipho):
        page.goto(talk.get_absolute_url())

    lerato.locator(".pane-head").get_by_role("link", name="Make an offer").click()
    dialog = lerato.get_by_role("dialog")
    dialog.get_by_label("Your offer (R)").fill("1 300 000")
    dialog.get_by_role("button", name="Send offer").click()
    expect(dialog).to_contain_text("more than ten times")
    assert_accessible(lerato)
    dialog.get_by_label("Your offer (R)").fill("13 000")
    dialog.get_by_role("button", name="Send offer").click()
    expect(dialog).to_be_hidden()
    expect(lerato.locator("[data-log] .offer")).to_contain_text("Your offer")
    expect(lerato.locator("deal-part[data-part=head]")).to_be_empty()

    card = sipho.locator("[data-log] .offer").last
    expect(card).to_contain_text("Lerato’s offer")
    expect(sipho.locator(".deal-pin")).to_contain_text("Offer waiting for you: R\xa013\xa0000")
    card.get_by_role("link", name="Counter").click()
    sipho.get_by_label("Your offer (R)").fill("13 800")
    sipho.get_by_label("Add a line").fill("Collect tomorrow in Observatory.")
    sipho.get_by_role("button", name="Send counter-offer").click()

    card = lerato.locator("[data-log] .offer").last
    expect(card).to_contain_text("Collect tomorrow in Observatory. You offered R\xa013\xa0000.")
    expect(lerato.locator("[data-log] .offer").first).to_contain_text("Countered")
    expect(lerato.locator("aside .offers-so-far")).to_contain_text("R\xa013\xa0800")
    expect(sipho.locator("[data-log] .offer")).to_have_count(2)
    expect(sipho.locator(".deal-pin")).to_contain_text("Your offer")
    assert_reload_changes_nothing(lerato, sipho)

    press(lerato, "Accept", "Accept offer")
    expect(sipho.locator("[data-log]")).to_contain_text("You have a deal")
    expect(lerato.locator("aside")).to_contain_text("Reserved for you")

    lerato.locator("aside").get_by_role("link", name="Suggest a meet-up").click()
    lerato.get_by_label("Where").fill("Spar, Lower Main Road")
    soon = timezone.localtime() + timedelta(hours=2)
    lerato.get_by_label("Day").fill(f"{soon:%Y-%m-%d}")
    lerato.get_by_label("Time").fill(f"{soon:%H:%M}")
    lerato.get_by_role("button", name="Suggest it").click()
    press(sipho, "I will be there", "I will be there")
    expect(lerato.locator("[data-log]")).to_contain_text("You are meeting")
    expect(lerato.locator("aside")).to_contain_text("Add to calendar")
    for page in (lerato, sipho):
        expect(page.locator(".deal-pin")).to_contain_text("Spar, Lower Main Road")
    expect(lerato.locator("deal-part[data-part=panel]")).to_contain_text("Spar, Lower Main Road")
    assert_reload_changes_nothing(lerato, sipho)
    assert_accessible(lerato)
    assert_accessible(sipho)

    press(lerato, "On my way, late, …", "I am on my way")
    expect(sipho.locator("[data-log]")).to_contain_text("Lerato is on the way")
    press(sipho, "Mark as sold", "Mark as sold")
    words = sipho.get_by_role("dialog")
    expect(words).to_contain_text("thank you for your offer of R\xa012\xa0000")
    words.get_by_role("button", name="Send to those chosen").click()
    expect(words).to_be_hidden()
    expect(lerato.locator("[data-log]")).to_contain_text("Sold to you")
    assert Deal.objects.get().state == Deal.State.SOLD
    assert Offer.objects.get(price=12000).state == Offer.State.DECLINED


def test_the_same_without_a_script(browser_page: OpenPage, talk: Conversation) -> None:
    lerato = browser_page(buyer_of(talk), javascript=False)
    lerato.goto(talk.listing.get_absolute_url() if talk.listing else "")
    lerato.get_by_role("link", name="Make an offer").click()
    lerato.get_by_label("Your offer (R)").fill("-5")
    lerato.get_by_role("button", name="Send offer").click()
    expect(lerato.locator(".error")).to_contain_text("more than nothing")
    lerato.get_by_label("Your offer (R)").fill("13 000")
    lerato.get_by_role("button", name="Send offer").click()
    expect(lerato.locator(".offer")).to_contain_text("Your offer")

    sipho = browser_page(seller_of(talk), javascript=False, width=390)
    sipho.goto(talk.get_absolute_url())
    sipho.get_by_role("link", name="Accept", exact=True).click()
    sipho.get_by_role("button", name="Accept offer").click()
    expect(sipho).to_have_url(
        f"{reverse('deals:closing', args=[Deal.objects.get().listing.ref])}?thread={talk.ref}"
    )
    sipho.get_by_role("button", name="Send to those chosen").click()
    sipho.locator("[data-log]").get_by_role("link", name="Suggest a meet-up").click()
    sipho.get_by_label("Where").fill("Library")
    sipho.get_by_role("button", name="Suggest it").click()

    lerato.goto(talk.get_absolute_url())
    lerato.locator("[data-log]").get_by_role("link", name="I will be there").click()
    lerato.get_by_role("button", name="I will be there").click()
    assert Meeting.objects.get().state == Meeting.State.AGREED


def test_the_time_to_meet_is_told_by_the_clock_of_the_reader(
    browser_page: OpenPage, talk: Conversation
) -> None:
    here, there = browser_page(buyer_of(talk)), browser_page(seller_of(talk), zone="Europe/London")
    for page in (here, there):
        page.goto(talk.get_absolute_url())
        expect(page.locator("live-thread[data-live]")).to_be_attached()
    moment = a_meeting(talk).starts_at
    for page, zone in ((here, "Africa/Johannesburg"), (there, "Europe/London")):
        at = moment.astimezone(ZoneInfo(zone))
        words = f"{at:%a} {at.day} {at:%B}, {at:%H:%M}"
        expect(page.locator("[data-log] .meeting .when")).to_have_text(words)
        expect(page.locator("aside .deal-card time")).to_have_text(words)
    reader = browser_page(seller_of(talk), zone="Europe/London", javascript=False)
    reader.goto(talk.get_absolute_url())
    expect(reader.locator("[data-log] .meeting .when")).to_contain_text("South African time")
