"""Two people and our office in browsers: a risky message, a report, and what comes of it."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.events import MessagesPosted
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, say
from saypro.events.models import Event
from saypro.events.testing import run_reactions
from saypro.kit.assertions import assert_accessible
from saypro.listings.testing import a_listing
from saypro.moderation.events import MessageWarnedAbout
from saypro.moderation.testing import DEPOSIT
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TITLE = "See it before you pay"


@pytest.fixture
def agent(live_site: object) -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def talk(live_site: object) -> Conversation:
    """Lerato has asked about Sipho's bike."""
    thread = a_deal(a_person("Lerato Mokoena"), a_listing(a_person("Sipho Dlamini")))
    say(thread, seat(thread, "buyer"), "Is the Marlin still available?")
    return thread


@pytest.fixture
def both(browser_page: OpenPage, talk: Conversation) -> tuple[Page, Page]:
    """Lerato on her phone in the dark, Sipho at his desk; both look at the thread and listen."""
    pages = browser_page(seat(talk, "buyer"), width=390, dark=True), browser_page(seat(talk, "seller"))
    for page in pages:
        page.goto(talk.get_absolute_url())
        expect(page.locator("live-thread[data-live]")).to_be_attached()
    return pages


def seat(thread: Conversation, part: str) -> User:
    return thread.participants.get(part=part).person


def write(page: Page, words: str) -> None:
    page.locator("live-thread textarea[name=body]").fill(words)
    page.keyboard.press("Enter")


def assert_no_overflow(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def test_the_reader_is_warned_in_words_and_the_writer_is_not(both: tuple[Page, Page]) -> None:
    lerato, sipho = both
    write(sipho, DEPOSIT)
    expect(lerato.locator(".line .bubble").last).to_have_text(DEPOSIT)
    run_reactions()
    for _live_then_reloaded in range(2):
        banner = lerato.locator(".line .warned")
        expect(banner).to_be_visible()
        expect(banner).to_contain_text(TITLE)
        expect(banner).to_contain_text("Sipho mentions paying before")
        expect(sipho.locator(".line .bubble").last).to_have_text(DEPOSIT)
        expect(sipho.locator(".line .warned")).to_be_hidden()
        assert_accessible(lerato)
        assert_no_overflow(lerato)
        for page in both:
            page.reload()


WATCH = """() => {
  window.seen = []
  const note = (what) => window.seen.at(-1) !== what && window.seen.push(what)
  const look = () => {
    const last = [...document.querySelectorAll("[data-log] > .line")].at(-1)
    if (last?.querySelector(".warned")) note("warning")
    else if (last?.textContent.includes("deposit")) note("message")
  }
  new MutationObserver(look).observe(document.querySelector("[data-log]"), { childList: true, subtree: true })
}"""


@pytest.mark.usefixtures("live_worker")
def test_the_message_is_there_first_and_the_workers_warning_follows_by_itself(
    both: tuple[Page, Page], talk: Conversation
) -> None:
    lerato, sipho = both
    lerato.evaluate(WATCH)
    write(sipho, DEPOSIT)
    expect(lerato.locator(".line .warned")).to_be_visible(timeout=30_000)
    assert lerato.evaluate("window.seen") == ["message", "warning"]
    posted, warned = (
        Event.objects.filter(kind=kind.kind).latest("id") for kind in (MessagesPosted, MessageWarnedAbout)
    )
    assert posted.pk < warned.pk
    assert warned.payload["conversation_id"] == talk.pk


def test_that_it_was_fine_takes_the_banner_away_on_the_spot(
    both: tuple[Page, Page], talk: Conversation
) -> None:
    lerato, _sipho = both
    say(talk, seat(talk, "seller"), DEPOSIT)
    run_reactions()
    lerato.get_by_role("link", name="This was fine").click()
    expect(lerato.locator(".warned")).to_have_count(0)
    lerato.reload()
    expect(lerato.locator(".line .bubble").last).to_have_text(DEPOSIT)
    expect(lerato.locator(".warned")).to_have_count(0)


def test_a_word_before_sending_is_private_and_stops_nobody(both: tuple[Page, Page]) -> None:
    lerato, sipho = both
    sipho.locator("live-thread textarea[name=body]").fill(DEPOSIT)
    hint = sipho.locator(".hint-before")
    expect(hint).not_to_be_empty()
    assert_accessible(sipho)
    expect(lerato.locator(".hint-before")).to_be_empty()
    sipho.locator("live-thread textarea[name=body]").press("Enter")
    expect(lerato.locator(".line .bubble").last).to_have_text(DEPOSIT)
    expect(hint).to_be_empty()


def test_nothing_waits_for_the_word_before_sending(both: tuple[Page, Page]) -> None:
    lerato, sipho = both
    held: list[Route] = []
    sipho.route("**/safety/hint/", lambda route: held.append(route))
    sipho.locator("live-thread textarea[name=body]").fill(DEPOSIT)
    with sipho.expect_request("**/safety/hint/"):
        pass
    sipho.locator("live-thread textarea[name=body]").press("Enter")
    expect(lerato.locator(".line .bubble").last).to_have_text(DEPOSIT)
    for route in held:
        route.abort()
    expect(sipho.locator(".hint-before")).to_be_empty()


def test_from_the_report_to_its_outcome(
    both: tuple[Page, Page], browser_page: OpenPage, talk: Conversation, agent: User
) -> None:
    lerato, sipho = both
    say(talk, seat(talk, "seller"), DEPOSIT)
    run_reactions()
    lerato.get_by_role("link", name="Report", exact=True).click()
    expect(lerato.get_by_role("heading", name="Report to our office")).to_be_visible()
    lerato.get_by_role("button", name="Send report").click()
    expect(lerato.locator(".error").first).to_be_visible()
    assert_accessible(lerato)
    assert_no_overflow(lerato)
    lerato.get_by_label("scam").check()
    lerato.get_by_label("What should we know?").fill("He wants money before I see it.")
    lerato.get_by_role("button", name="Send report").click()
    expect(lerato.get_by_text("Being looked at")).to_be_visible()
    assert_accessible(lerato)

    desk = browser_page(agent, dark=True)
    desk.goto("/office/reports/")
    desk.get_by_role("link", name=re.compile("Sipho Dlamini")).click()
    expect(desk.locator(".frozen [data-it]")).to_contain_text(DEPOSIT)
    expect(desk.get_by_text("He wants money before I see it.")).to_be_visible()
    desk.get_by_role("button", name="Decide").click()
    expect(desk.locator(".error").first).to_be_visible()
    assert_accessible(desk)
    desk.get_by_label("Remove").check()
    desk.get_by_label("Reason, which the person reads").fill("Nobody pays before seeing the thing.")
    desk.get_by_role("button", name="Decide").click()
    expect(desk.get_by_role("button", name="Take this decision back")).to_be_visible()
    assert_accessible(desk)
    run_reactions()

    expect(sipho.locator(".line .bubble.gone")).to_have_text("Removed by our office")
    sipho.goto("/notices/")
    sipho.locator("#main").get_by_role("link", name=re.compile("We removed a message of yours")).click()
    expect(sipho.get_by_text("Nobody pays before seeing the thing.")).to_be_visible()
    expect(sipho.get_by_text("Lerato")).to_have_count(0)
    assert_accessible(sipho)

    lerato.goto("/notices/")
    lerato.locator("#main").get_by_role(
        "link", name=re.compile("We have looked at what you reported")
    ).click()
    expect(lerato.get_by_text("We have removed it. Thank you for telling us.")).to_be_visible()
    assert_accessible(lerato)
    assert_no_overflow(lerato)
    lerato.goto(talk.get_absolute_url())
    expect(lerato.locator(".line .bubble.gone")).to_have_text("Removed by our office")

    desk.get_by_role("button", name="Take this decision back").click()
    expect(lerato.locator(".line .bubble").last).to_have_text(DEPOSIT)


def test_who_blocks_finds_them_in_a_list_and_lifts_it_there(
    both: tuple[Page, Page], talk: Conversation
) -> None:
    lerato, sipho = both
    lerato.get_by_label("More", exact=True).click()
    lerato.locator(".thread .more").get_by_role("link", name="Mute, block or report").click()
    lerato.get_by_role("button", name="Block Sipho").click()
    expect(lerato.get_by_text("Unblock to write again")).to_be_visible()
    write(sipho, "Hello?")
    expect(sipho.locator(".line.me .receipt").last).to_contain_text("one of you has blocked the other")
    lerato.goto("/messages/silenced/")
    expect(lerato.get_by_text("Sipho Dlamini").first).to_be_visible()
    assert_accessible(lerato)
    assert_no_overflow(lerato)
    lerato.get_by_role("button", name="Unblock Sipho Dlamini").click()
    expect(lerato.get_by_text("You have blocked nobody")).to_be_visible()
    lerato.goto(talk.get_absolute_url())
    write(lerato, "Sorry, wrong button")
    expect(sipho.locator(".line .bubble").filter(has_text="Sorry, wrong button")).to_be_visible()
    assert Message.objects.filter(body="Hello?").count() == 0
