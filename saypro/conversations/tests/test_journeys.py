"""Two people, two browsers, one real server."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import Post, block_person, post_messages, warn
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal, a_support_thread, say
from saypro.events.testing import run_reactions
from saypro.kit.assertions import assert_accessible, assert_in_nobodys_way
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


@pytest.fixture
def seller(live_site: object) -> User:
    return a_person(name="Sipho Dlamini")


@pytest.fixture
def buyer(live_site: object) -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def listing(seller: User) -> Listing:
    return a_listing(seller=seller)


@pytest.fixture
def thread(buyer: User, listing: Listing) -> Conversation:
    thread = a_deal(buyer=buyer, listing=listing)
    say(thread, buyer, "Is it still available?")
    return thread


def write(page: Page, words: str) -> None:
    page.locator("live-thread textarea[name=body]").fill(words)
    page.keyboard.press("Enter")


def bubbles(page: Page) -> Locator:
    return page.locator(".line .bubble")


def last_receipt(page: Page) -> Locator:
    return page.locator(".line.me").last.locator(".receipt")


def test_a_question_arrives_while_the_seller_looks(
    browser_page: OpenPage, buyer: User, seller: User, listing: Listing
) -> None:
    theirs = browser_page(seller)
    theirs.goto("/messages/")
    mine = browser_page(buyer)
    mine.goto(f"/messages/about/{listing.ref}/")
    mine.get_by_role("button", name="Is it still available?").click()

    row = theirs.get_by_role("link", name=re.compile("Lerato Mokoena"))
    expect(row).to_contain_text("Is it still available?")
    expect(theirs).to_have_title(re.compile(r"^\(1\)"))
    row.click()
    expect(last_receipt(mine)).to_contain_text("Read")
    expect(theirs).not_to_have_title(re.compile(r"^\("))

    theirs.locator("live-thread textarea[name=body]").press_sequentially("It is, come and see", delay=20)
    expect(mine.locator(".typing")).to_contain_text("Sipho is typing")
    theirs.keyboard.press("Enter")
    expect(bubbles(mine)).to_have_text(["Is it still available?", "It is, come and see"])
    expect(mine.locator(".typing")).to_have_count(0)
    expect(last_receipt(theirs)).to_contain_text("Read")


def test_a_warning_stands_above_the_message_for_its_reader_alone(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    mine, theirs = browser_page(buyer), browser_page(seller)
    for page in (mine, theirs):
        page.goto(thread.get_absolute_url())
        expect(page.locator("live-thread")).to_be_visible()
    write(theirs, "Pay me a deposit")
    expect(bubbles(mine)).to_have_text(["Is it still available?", "Pay me a deposit"])
    words = "Nobody needs a deposit to hold a thing."
    warn(Message.objects.get(seq=2).pk, [{"rule": "deposit", "words": words}])
    expect(mine.locator(".warned")).to_contain_text(words)
    expect(theirs.locator(".warned")).to_be_hidden()
    expect(bubbles(mine)).to_have_text(["Is it still available?", "Pay me a deposit"])
    assert_accessible(mine)


def test_what_is_written_offline_arrives_once_and_nothing_is_missed(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    mine, theirs = browser_page(buyer), browser_page(seller)
    mine.goto(thread.get_absolute_url())
    theirs.goto(thread.get_absolute_url())
    write(mine, "First")
    expect(bubbles(theirs)).to_have_text(["Is it still available?", "First"])

    mine.context.set_offline(True)
    expect(mine.locator("[data-net]")).to_contain_text("Offline")
    write(mine, "Second")
    expect(last_receipt(mine)).to_contain_text("Not sent yet")
    write(theirs, "Meanwhile")
    write(theirs, "And again")
    expect(last_receipt(theirs)).to_contain_text("Sent")

    mine.context.set_offline(False)
    expect(mine.locator("[data-net]")).to_contain_text("Back online")
    order = ["Is it still available?", "First", "Meanwhile", "And again", "Second"]
    expect(bubbles(mine)).to_have_text(order)
    expect(bubbles(theirs)).to_have_text(order)
    mine.reload()
    expect(bubbles(mine)).to_have_text(order)
    assert Message.objects.filter(body="Second").count() == 1


def test_an_unsent_message_outlives_the_page(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    page.route("**/messages/", lambda route: route.abort())
    page.context.set_offline(True)
    write(page, "Do not lose me")
    expect(last_receipt(page)).to_contain_text("Not sent yet")
    page.unroute("**/messages/")
    page.context.set_offline(False)
    page.goto("/messages/")
    page.goto(thread.get_absolute_url())
    expect(last_receipt(page)).to_contain_text("Sent")
    assert Message.objects.filter(body="Do not lose me").count() == 1


def test_without_a_socket_messages_still_go_both_ways(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer, fresh=True)
    page.route_web_socket("**/socket/", lambda socket: socket.close())
    page.goto(thread.get_absolute_url())
    write(page, "By the slow road")
    expect(last_receipt(page)).to_contain_text("Sent", timeout=15_000)
    say(thread, seller, "It came all the same")
    expect(bubbles(page).last).to_have_text("It came all the same", timeout=20_000)
    assert Message.objects.filter(body="By the slow road").count() == 1


def test_a_refused_message_says_why_and_gives_the_text_back(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    block_person(seller, buyer)
    write(page, "Hello?")
    expect(last_receipt(page)).to_contain_text("one of you has blocked the other")
    page.get_by_role("button", name="Tap to change it").click()
    expect(page.locator("live-thread textarea[name=body]")).to_have_value("Hello?")
    expect(bubbles(page)).to_have_count(1)


def test_who_was_signed_out_loses_no_words(browser_page: OpenPage, thread: Conversation, buyer: User) -> None:
    page = browser_page(buyer, fresh=True)
    page.goto(thread.get_absolute_url())
    page.route_web_socket("**/socket/", lambda socket: socket.close())
    page.reload()
    cookies = page.context.cookies()
    page.context.clear_cookies(name="sessionid")
    write(page, "Keep this")
    expect(page.get_by_text("You are signed out")).to_be_visible(timeout=15_000)
    page.context.add_cookies([cookie for cookie in cookies if cookie["name"] == "sessionid"])  # type: ignore[misc]
    page.reload()
    expect(last_receipt(page)).to_contain_text("Sent", timeout=15_000)
    assert Message.objects.filter(body="Keep this").count() == 1


def test_a_draft_follows_the_person_to_another_device(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    phone, laptop = browser_page(buyer, width=390), browser_page(buyer)
    phone.goto(thread.get_absolute_url())
    phone.locator("live-thread textarea[name=body]").fill("Could you")
    with phone.expect_response("**/draft/"):
        pass
    laptop.goto(thread.get_absolute_url())
    expect(laptop.locator("live-thread textarea[name=body]")).to_have_value("Could you")


def test_a_lost_frame_is_asked_for_and_nothing_is_shown_twice(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer, fresh=True)

    def lossy(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        server.on_message(lambda text: None if "Lost" in text and "Found" not in text else socket.send(text))

    page.route_web_socket("**/socket/", lossy)
    page.goto(thread.get_absolute_url())
    expect(page.locator("[data-presence]")).to_be_hidden()
    page.wait_for_timeout(500)
    say(thread, seller, "Lost on the way")
    page.wait_for_timeout(500)
    expect(bubbles(page)).to_have_count(1)
    say(thread, seller, "Found again")
    expect(bubbles(page)).to_have_text(["Is it still available?", "Lost on the way", "Found again"])


def test_a_wish_to_listen_that_found_no_answer_is_said_again(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer, fresh=True)
    refused: list[str | bytes] = []

    def busy(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def ask(text: str | bytes) -> None:
            if "join" in str(text) and "thread:" in str(text) and not refused:
                refused.append(text)
                error = {"about": "join", "code": "unavailable", "message": "That took too long. Try again."}
                socket.send(json.dumps({"error": error}))
            else:
                server.send(text)

        socket.on_message(ask)

    page.route_web_socket("**/socket/", busy)
    page.goto(thread.get_absolute_url())
    expect(bubbles(page)).to_have_text(["Is it still available?"])
    say(thread, seller, "Yes, it is")
    expect(bubbles(page)).to_have_text(["Is it still available?", "Yes, it is"], timeout=10_000)
    assert len(refused) == 1


def test_nobody_can_hide_a_message_by_copying_its_name(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    copied = Message.objects.get().client_id
    post_messages([Post(thread.ref, seller.pk, copied, "I never said that")])
    expect(bubbles(page)).to_have_text(["Is it still available?", "I never said that"])
    expect(page.locator(".line.me .bubble")).to_have_text("Is it still available?")


def test_the_length_is_counted_when_it_matters(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    count = page.locator(".composer .count")
    page.locator("live-thread textarea[name=body]").fill("x" * 100)
    expect(count).to_be_empty()
    page.locator("live-thread textarea[name=body]").fill("x" * 3600)
    expect(count).to_have_text("400 left")
    page.locator("live-thread textarea[name=body]").fill("x" * 4001)
    expect(count).to_contain_text("1 too many")
    page.keyboard.press("Enter")
    expect(bubbles(page)).to_have_count(1)
    page.locator("live-thread textarea[name=body]").fill("two\nlines")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Enter")
    expect(bubbles(page).last).to_have_text("two\nlines")


def test_the_menu_closes_and_leads_to_three_named_actions(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    page = browser_page(buyer, width=390)
    page.goto(thread.get_absolute_url())
    page.get_by_label("More", exact=True).click()
    page.keyboard.press("Escape")
    silence = page.locator(".thread .more").get_by_role("link", name="Mute, block or report")
    expect(silence).to_be_hidden()
    page.get_by_label("More", exact=True).click()
    silence.click()
    for name in ("Mute this conversation", "Block Sipho", "Report to our office"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Block Sipho").click()
    expect(page.get_by_text("Unblock to write again")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Unblock", exact=True).click()
    expect(page.get_by_role("textbox", name="Message Sipho")).to_be_visible()


def test_earlier_messages_come_in_front(browser_page: OpenPage, thread: Conversation, buyer: User) -> None:
    for number in range(2, 71):
        say(thread, buyer, f"number {number}")
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    expect(bubbles(page)).to_have_count(50)
    page.get_by_role("link", name="Earlier messages").click()
    expect(bubbles(page)).to_have_count(70)
    expect(bubbles(page).first).to_have_text("Is it still available?")
    expect(page.get_by_role("link", name="Earlier messages")).to_have_count(0)


def test_reading_up_is_not_disturbed(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    for number in range(2, 51):
        say(thread, seller, f"number {number}")
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    page.locator("[data-log]").evaluate("log => log.scrollTop = 0")
    say(thread, seller, "A new one")
    button = page.get_by_role("button", name="New messages")
    expect(button).to_be_visible()
    assert page.locator("[data-log]").evaluate("log => log.scrollTop") < 50
    button.click()
    expect(bubbles(page).last).to_be_in_viewport()
    expect(button).to_be_hidden()


def test_a_member_and_an_agent_talk(browser_page: OpenPage, buyer: User) -> None:
    desk, home = browser_page(an_agent(name="Zanele Khumalo")), browser_page(buyer, width=390)
    desk.goto("/office/")
    home.goto("/messages/office/new/")
    home.get_by_label("What is it about?").fill("My ad is gone")
    home.get_by_label("Your message").fill("It was here this morning.")
    home.get_by_role("button", name="Send", exact=True).click()
    expect(home.get_by_text("Waiting for somebody from our office").first).to_be_visible()

    run_reactions()
    ticket = desk.get_by_role("link", name=re.compile("My ad is gone"))
    expect(ticket).to_contain_text("Answer due in")
    desk.keyboard.press("j")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="My ad is gone")).to_be_visible()
    desk.get_by_role("button", name="Take").click()
    expect(desk.get_by_role("button", name="Release")).to_be_visible()
    expect(home.get_by_text("Zanele is looking after it").first).to_be_visible()

    desk.keyboard.press("r")
    desk.keyboard.type("I have put it back.")
    expect(home.locator(".typing")).to_contain_text("Zanele")
    desk.keyboard.press("Control+Enter")
    expect(bubbles(home)).to_have_text(["It was here this morning.", "I have put it back."])
    expect(last_receipt(desk)).to_contain_text("Read")
    desk.get_by_role("button", name="Solve").click()
    expect(desk.get_by_role("button", name="Reopen")).to_be_visible()
    expect(home.get_by_text("Solved. Write again to reopen it.").first).to_be_visible()


def test_two_agents_see_each_other_write(browser_page: OpenPage, buyer: User) -> None:
    thread = a_support_thread(member=buyer, subject="Twice charged")
    say(thread, buyer, "Please look")
    zanele, thabo = an_agent(name="Zanele Khumalo"), an_agent(name="Thabo Molefe")
    hers, his = browser_page(zanele), browser_page(thabo)
    for page in (hers, his):
        page.goto(f"/office/{thread.ref}/")
        expect(page.locator("live-thread[data-live]")).to_be_attached()
    hers.locator("live-thread textarea[name=body]").press_sequentially("I will", delay=30)
    expect(his.get_by_text("Zanele is also writing a reply")).to_be_visible()
    his.locator("live-thread textarea[name=body]").fill("I am on it")
    hers.keyboard.press("Control+Enter")
    expect(bubbles(his)).to_have_count(2)
    his.keyboard.press("Control+Enter")
    expect(his.get_by_text("Something new was written here meanwhile.")).to_be_visible()
    expect(his.locator("live-thread textarea[name=body]").first).to_have_value("I am on it")
    assert Message.objects.count() == 2
    his.keyboard.press("Control+Enter")
    expect(bubbles(hers)).to_have_count(3)


def test_single_keys_rest_while_typing_and_can_be_switched_off(browser_page: OpenPage, buyer: User) -> None:
    for subject in ("One", "Two"):
        say(a_support_thread(member=buyer, subject=subject), buyer)
    run_reactions()
    desk = browser_page(an_agent())
    desk.goto("/office/")
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_be_visible()
    desk.keyboard.press("Escape")
    desk.keyboard.press("j")
    desk.keyboard.press("o")
    expect(desk).to_have_url(re.compile("/office/.{22}/"))
    opened = desk.url
    desk.keyboard.press("r")
    desk.keyboard.type("just jokes")
    expect(desk.locator("live-thread textarea[name=body]")).to_have_value("just jokes")
    desk.keyboard.press("Escape")
    desk.get_by_role("link", name="How you work").click()
    desk.get_by_role("switch", name="Single keys").uncheck()
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.goto(opened)
    desk.get_by_role("heading", level=1).click()
    desk.keyboard.press("j")
    desk.keyboard.press("k")
    assert desk.url == opened


def test_without_scripts_everything_still_works(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, seller, "It is")
    page = browser_page(buyer, javascript=False)
    page.goto("/messages/")
    page.get_by_role("link", name=re.compile("Sipho Dlamini")).click()
    page.get_by_role("button", name="Mark as read").click()
    page.get_by_role("textbox", name="Message Sipho").fill("On my way")
    page.get_by_role("button", name="Send", exact=True).click()
    expect(bubbles(page)).to_have_text(["Is it still available?", "It is", "On my way"])
    expect(page.locator(".line.me")).to_have_count(2)


def test_nothing_on_the_pages_is_in_anyones_way(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, seller, "It is: https://example.com/")
    question = a_support_thread(member=buyer)
    say(question, buyer, "Where is it?")
    member, agent = browser_page(buyer), browser_page(an_agent())
    other = a_listing(seller=seller, title="Canvas tent")
    for path in (
        "/messages/",
        thread.get_absolute_url(),
        f"{thread.get_absolute_url()}?pane=context",
        question.get_absolute_url(),
        "/messages/office/new/",
        f"/messages/about/{other.ref}/",
    ):
        member.goto(path)
        assert_in_nobodys_way(member)
    for path in ("/office/", "/office/?pane=queues", f"/office/{question.ref}/"):
        agent.goto(path)
        assert_in_nobodys_way(agent)


def choose(page: Page, words: str, action: str) -> None:
    """Open the menu of the message with these words by keyboard, and choose."""
    line = page.locator(".line").filter(has_text=words)
    line.hover()
    line.get_by_role("button", name="What to do with this message").press("Enter")
    page.get_by_role("menuitem", name=action).click()


def test_a_message_is_edited_deleted_and_taken_back_while_the_other_side_looks(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    mine, theirs = browser_page(buyer), browser_page(seller, width=390)
    for page in (mine, theirs):
        page.goto(thread.get_absolute_url())
        expect(bubbles(page)).to_have_text(["Is it still available?"])
    write(mine, "I can pay R 400")
    expect(bubbles(theirs)).to_have_count(2)

    choose(mine, "R 400", "Edit")
    box = mine.locator("live-thread textarea[name=body]")
    expect(box).to_have_value("I can pay R 400")
    expect(mine.locator("[data-aside]")).to_contain_text("Editing your message")
    box.fill("I can pay R 500")
    assert_accessible(mine)
    box.press("Enter")
    for page in (mine, theirs):
        expect(bubbles(page).last).to_have_text("I can pay R 500 edited")
    expect(box).to_have_value("")

    choose(theirs, "R 500", "Reply to this")
    expect(theirs.locator("[data-aside]")).to_contain_text("Replying to Lerato Mokoena")
    write(theirs, "That is fine")
    for page in (mine, theirs):
        expect(page.locator(".line").last.locator(".quote")).to_have_text("Lerato Mokoena I can pay R 500")
    mine.locator(".quote").click()
    expect(mine.locator(":target .bubble")).to_contain_text("R 500")

    write(mine, "My number is 082 555 0147")
    expect(bubbles(theirs)).to_have_count(4)
    choose(mine, "0147", "Delete")
    for page in (mine, theirs):
        expect(bubbles(page).last).to_have_text("Message deleted")

    write(mine, "I love you, mum")
    expect(bubbles(theirs).last).to_have_text("I love you, mum")
    mine.get_by_role("button", name="Undo").click()
    for page in (mine, theirs):
        expect(bubbles(page)).to_have_count(4)
        expect(page.locator("live-thread .msgs")).not_to_contain_text("mum")
    expect(box).to_have_value("I love you, mum")
    for page in (mine, theirs):
        page.reload()
        expect(bubbles(page)).to_have_count(4)
    write(mine, "See you at ten")
    expect(bubbles(theirs).last).to_have_text("See you at ten")
    box.press("ArrowUp")
    expect(box).to_have_value("See you at ten")
    box.press("Escape")
    expect(box).to_have_value("")


def test_a_message_waits_until_the_other_side_writes_first(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    mine, other_tab, theirs = browser_page(buyer), browser_page(buyer, width=390), browser_page(seller)
    for page in (mine, other_tab, theirs):
        page.goto(thread.get_absolute_url())
        expect(bubbles(page)).to_have_text(["Is it still available?"])
    box = mine.locator("live-thread textarea[name=body]").first
    box.fill("Good morning Sipho")
    mine.get_by_role("button", name="Send later").click()
    dialog = mine.get_by_role("dialog", name="Send later")
    assert_accessible(mine)
    dialog.get_by_label("Day and time").fill("2020-01-01T08:00")
    dialog.get_by_role("button", name="Send then").click()
    expect(dialog).to_contain_text("That is now or over.")
    expect(dialog.get_by_label("Your message")).to_have_value("Good morning Sipho")
    dialog.get_by_role("button", name="Tomorrow, 08:00").click()
    for page in (mine, other_tab):
        expect(page.locator(".waiting__one")).to_contain_text("Good morning Sipho")
        expect(page.locator(".waiting__one")).to_contain_text("08:00")
    expect(box).to_have_value("")
    expect(theirs.locator(".waiting__one")).to_have_count(0)
    assert_accessible(other_tab)

    write(theirs, "Come today rather")
    for page in (mine, other_tab):
        expect(page.locator(".waiting__one")).to_contain_text("Sipho wrote first")
    mine.get_by_role("button", name="Edit", exact=True).click()
    expect(box).to_have_value("Good morning Sipho")
    for page in (mine, other_tab):
        expect(page.locator(".waiting__one")).to_have_count(0)
