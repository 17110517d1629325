"""The inbox by keyboard and by thumb: filing, undoing, choosing several, searching, and without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import index_missing_messages, mute
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.places import FOR_GOOD
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.kit.assertions import assert_accessible, assert_in_nobodys_way
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def lerato(live_site: object) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def threads(lerato: User) -> list[Conversation]:
    """About a bike, a tent and a drill, the drill's the newest; each seller has written one message."""
    return [a_thread(lerato, who, what) for who, what in SELLERS]


SELLERS = [("Sipho Dlamini", "Trek Marlin"), ("Naledi Pillay", "Canvas tent"), ("Johan van Wyk", "Drill")]


def a_thread(buyer: User, seller: str, title: str) -> Conversation:
    thread = a_deal(buyer=buyer, listing=a_listing(seller=a_person(name=seller), title=title))
    say(thread, thread.listing.seller, f"The {title} is still here")  # type: ignore[union-attr]
    return thread


def rows(page: Page) -> Locator:
    return page.locator("live-inbox li[data-ref] .name")


def test_threads_are_filed_by_single_keys_and_every_step_can_be_undone(
    browser_page: OpenPage, lerato: User, threads: list[Conversation]
) -> None:
    page = browser_page(lerato)
    page.goto("/messages/")
    expect(page).to_have_title(re.compile(r"^\(3\)"))
    page.keyboard.press("j")
    expect(page.locator(".conv").first).to_be_focused()
    page.keyboard.press("s")
    expect(page.locator("li[data-starred] .name")).to_have_text("Johan van Wyk")
    page.keyboard.press("j")
    page.keyboard.press("e")
    expect(rows(page)).to_have_text(["Johan van Wyk", "Sipho Dlamini"])
    expect(page).to_have_title(re.compile(r"^\(2\)"))
    page.locator(".toast", has_text="Archived").get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_text(["Johan van Wyk", "Naledi Pillay", "Sipho Dlamini"])
    expect(page.locator("[data-unread-lane=all] [data-count]")).to_have_text("3")

    page.locator(".conv").first.focus()
    page.keyboard.press("m")
    expect(page.locator("li[data-muted] .name")).to_have_text("Johan van Wyk")
    expect(page.locator("[data-unread-lane=deals] [data-count]")).to_have_text("2")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("next and previous conversation")
    assert_accessible(page)
    page.get_by_role("switch", name="Single keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.press("j")
    expect(rows(page)).to_have_count(3)


def test_several_are_chosen_and_filed_at_once(
    browser_page: OpenPage, lerato: User, threads: list[Conversation]
) -> None:
    page = browser_page(lerato, width=390)
    page.goto("/messages/")
    page.get_by_label("List options").click()
    page.get_by_role("link", name="Select several").click()
    for name in ("Sipho Dlamini", "Naledi Pillay"):
        page.get_by_role("checkbox", name=re.compile(name)).check()
    expect(page.get_by_text("2 selected")).to_be_visible()
    page.get_by_role("button", name="Archive").click()
    expect(rows(page)).to_have_text(["Johan van Wyk"])
    say(threads[0], threads[0].listing.seller, "Are you coming?")  # type: ignore[union-attr]
    expect(rows(page)).to_have_text(["Sipho Dlamini", "Johan van Wyk"])


def test_rows_come_and_go_as_the_filter_says(
    browser_page: OpenPage, lerato: User, threads: list[Conversation]
) -> None:
    page, elsewhere = browser_page(lerato), browser_page(lerato, width=390)
    page.goto("/messages/?show=unread")
    expect(rows(page)).to_have_count(3)
    elsewhere.goto(threads[1].get_absolute_url())
    expect(rows(page)).to_have_text(["Johan van Wyk", "Sipho Dlamini"])
    elsewhere.get_by_label("More", exact=True).click()
    elsewhere.get_by_role("button", name="Mark as unread").click()
    expect(elsewhere).to_have_url(re.compile("/messages/$"))
    expect(rows(page)).to_have_text(["Johan van Wyk", "Naledi Pillay", "Sipho Dlamini"])
    assert Participant.objects.get(conversation=threads[1], person=lerato).read_seq == 1


def test_a_search_leads_to_the_message_in_its_thread(
    browser_page: OpenPage, lerato: User, threads: list[Conversation]
) -> None:
    for number in range(80):
        say(threads[0], lerato, "The invoice is in the box" if number == 20 else f"number {number}")
    index_missing_messages()
    page = browser_page(lerato)
    page.goto("/messages/")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox", name="Search your messages")
    expect(field).to_be_focused()
    field.fill("invoices")
    page.keyboard.press("Enter")
    hit = page.get_by_role("link", name=re.compile("The invoice is in the box"))
    expect(hit).to_be_visible()
    assert_accessible(page)
    hit.click()
    found = page.locator(".msg:target .bubble")
    expect(found).to_have_text("The invoice is in the box")
    expect(found).to_be_in_viewport()
    expect(page.get_by_role("link", name=re.compile("The invoice is in the box"))).to_be_visible()


def test_nothing_is_in_anyones_way(browser_page: OpenPage, lerato: User, threads: list[Conversation]) -> None:
    say(a_support_thread(member=lerato), lerato)
    mute(lerato, [threads[0].ref], until=FOR_GOOD)
    index_missing_messages()
    page = browser_page(lerato)
    for path in (
        "/messages/?select=1",
        "/messages/?lane=notices",
        "/messages/?lane=deals&show=starred",
        "/messages/filters/?show=unread",
        "/messages/silenced/",
        "/messages/search/?q=drill",
        f"/messages/{threads[0].ref}/silence/",
    ):
        page.goto(path)
        assert_in_nobodys_way(page)


def test_without_scripts_everything_still_works(
    browser_page: OpenPage, lerato: User, threads: list[Conversation]
) -> None:
    index_missing_messages()
    page = browser_page(lerato, javascript=False)
    page.goto("/messages/?select=1")
    page.get_by_role("checkbox", name=re.compile("Naledi Pillay")).check()
    page.get_by_role("button", name="Archive").click()
    expect(rows(page)).to_have_text(["Johan van Wyk", "Sipho Dlamini"])
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(3)
    page.goto("/messages/filters/")
    page.get_by_label("About this ad").select_option("Drill")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(rows(page)).to_have_text(["Johan van Wyk"])
    page.goto("/messages/search/?q=tent")
    page.get_by_role("link", name=re.compile("is still here")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Naledi Pillay")
