"""Installed as an app: a page for no network with what was not sent, which leaves when there is one."""

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.testing import a_person
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal, say
from saypro.kit.assertions import assert_accessible
from saypro.listings.testing import a_listing
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CONTROLLED = """async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 20))
}"""
SENT = """async () => {
    const kept = () => localStorage.getItem(`outbox:${localStorage.person}`)
    while (kept()) await new Promise((done) => setTimeout(done, 20))
}"""


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_what_was_written_without_network_is_kept_shown_and_sent(
    browser_page: OpenPage, width: int, dark: bool
) -> None:
    lerato, sipho = a_person("Lerato Mokoena"), a_person("Sipho Dlamini")
    thread = a_deal(buyer=lerato, listing=a_listing(seller=sipho))
    say(thread, sipho, "Still here")
    page = browser_page(lerato, width=width, dark=dark, worker=True)
    page.goto(thread.get_absolute_url())
    page.evaluate(CONTROLLED)
    expect(page.locator("[data-bell][data-live]")).to_be_attached()
    page.context.set_offline(True)
    expect(page.locator("[data-net]")).to_contain_text("Offline")
    page.get_by_role("textbox", name="Message").fill("I am under the bridge")
    page.keyboard.press("Enter")
    expect(page.get_by_role("log").get_by_text("I am under the bridge")).to_be_visible()
    page.goto("/saved/")
    expect(page.get_by_role("heading", name="There is no network")).to_be_visible()
    expect(page.get_by_role("listitem").get_by_text("I am under the bridge")).to_be_visible()
    assert_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert kept_of_anybody(page) == []
    page.context.set_offline(False)
    expect(page.get_by_role("heading", name="Saved ads")).to_be_visible(timeout=15_000)
    page.evaluate(SENT)
    assert list(Message.objects.order_by("seq").values_list("body", flat=True)) == [
        "Still here",
        "I am under the bridge",
    ]


def test_nobody_sees_what_somebody_else_wrote_on_the_same_machine(browser_page: OpenPage) -> None:
    page = browser_page(worker=True)
    page.goto("/nothing/")
    page.evaluate(
        """() => {
            localStorage.setItem("person", "lerato")
            localStorage.setItem("outbox:lerato", JSON.stringify([{ body: "A private word", at: "" }]))
        }"""
    )
    page.goto("/nothing/")
    page.evaluate(CONTROLLED)
    page.context.set_offline(True)
    page.goto("/ads/")
    expect(page.get_by_role("heading", name="There is no network")).to_be_visible()
    expect(page.get_by_text("A private word")).to_have_count(0)


def kept_of_anybody(page: Page) -> list[str]:
    """What the worker keeps besides the page for no network and what that is made of."""
    kept: list[str] = page.evaluate(
        """async () => {
            const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)))
            const requests = (await Promise.all(caches_.map((cache) => cache.keys()))).flat()
            return requests.map(({ url }) => new URL(url).pathname)
        }"""
    )
    assert "/offline/" in kept
    return [path for path in kept if path != "/offline/" and not path.startswith("/static/")]
