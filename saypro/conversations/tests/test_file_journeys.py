"""Sending files between two real browsers, and what may go wrong on the way."""

import io
import re
from collections.abc import Callable

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.actions import check_attachment
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.testing import a_deal, an_upload, say
from saypro.kit.assertions import assert_accessible
from saypro.kit.testing import a_pdf
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
def thread(buyer: User, seller: User) -> Conversation:
    thread = a_deal(buyer, a_listing(seller))
    say(thread, buyer, "Is it still available?")
    return thread


def a_file(name: str = "invoice.pdf", data: bytes | None = None) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data or a_pdf()}


def a_photo(name: str = "bike.png", colour: str = "teal", size: tuple[int, int] = (640, 480)) -> FilePayload:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return {"name": name, "mimeType": "image/png", "buffer": out.getvalue()}


def choose(page: Page, *files: FilePayload) -> None:
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Attach files").click()
    chooser.value.set_files(list(files))


def uploads(page: Page, state: str = "") -> Locator:
    return page.locator(f'.upload[data-state="{state}"]' if state else ".upload")


def check_all() -> None:
    for upload in Attachment.objects.filter(state="waiting"):
        check_attachment(upload.pk)


def test_photos_and_papers_travel_and_are_looked_at_on_the_way(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    mine, theirs = browser_page(buyer), browser_page(seller, width=390, height=844, dark=True)
    mine.goto(thread.get_absolute_url())
    theirs.goto(thread.get_absolute_url())
    choose(mine, a_photo(), a_file(), a_file("setup.exe", b"MZ\x90\0" + b"\0" * 200))
    expect(uploads(mine, "refused")).to_contain_text("This seems to be: Windows Executable.")
    expect(mine.get_by_role("alert").filter(has_text="This seems to be")).to_have_count(1)
    mine.locator("live-thread textarea[name=body]").fill("The bike and its invoice")
    mine.keyboard.press("Enter")
    expect(mine.get_by_text("One of the files cannot go.")).to_be_visible()
    assert_accessible(mine)
    mine.get_by_role("button", name="Remove: setup.exe").click()
    mine.locator("live-thread textarea[name=body]").press("Enter")

    expect(uploads(mine)).to_have_count(0)
    for page in (mine, theirs):
        line = page.locator(".line", has_text="The bike and its invoice")
        expect(line.locator(".photo")).to_contain_text("being checked")
        expect(line.locator(".attach b")).to_have_text("invoice.pdf")
        expect(line.locator(".attach small")).to_contain_text("being checked")
    check_all()
    for page in (mine, theirs):
        expect(page.locator("a.attach")).to_have_attribute("download", "")
        expect(page.locator("a.photo img")).to_have_js_property("naturalWidth", 480)
    assert_accessible(theirs)
    with theirs.expect_download() as download:
        theirs.locator("a.attach").click()
    assert download.value.suggested_filename == "invoice.pdf"
    assert download.value.path().read_bytes() == a_pdf()


def test_the_gallery_is_walked_through_with_the_keyboard(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    for colour in ("teal", "orange"):
        photo = a_photo(f"{colour}.png", colour, (1800, 900))
        say(thread, seller, "", an_upload(thread, seller, photo["name"], photo["buffer"]))
    check_all()
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    first = page.locator("a.photo").first
    first.focus()
    page.keyboard.press("Enter")
    gallery = page.get_by_role("dialog", name="Photos of this conversation")
    large = gallery.get_by_role("img", name="Photo: teal")
    expect(large).to_have_js_property("naturalWidth", 1600)
    expect(gallery.get_by_role("status")).to_have_text("1 of 2")
    assert_accessible(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    expect(gallery.get_by_role("img", name="Photo: orange")).to_be_visible()
    expect(gallery.get_by_role("button", name="Next photo")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(gallery).to_be_hidden()
    expect(page.locator("a.photo").last).to_be_focused()


def drop(page: Page, kind: str, files: list[tuple[str, str]], onto: str, words: str = "") -> None:
    """Let files fall, or be pasted, as (name, text); `words` is what else lies in the clipboard."""
    page.evaluate(
        """([kind, files, onto, words]) => {
          const data = new DataTransfer()
          for (const [name, text] of files) data.items.add(new File([text], name))
          if (words) data.setData("text/plain", words)
          const target = document.querySelector(onto)
          const how = { bubbles: true, cancelable: true, dataTransfer: data, clipboardData: data }
          if (kind === "paste") return target.dispatchEvent(new ClipboardEvent("paste", how))
          target.dispatchEvent(new DragEvent("dragover", how))
          target.dispatchEvent(new DragEvent("drop", how))
        }""",
        [kind, files, onto, words],
    )


def test_files_can_be_dropped_and_pasted_and_never_more_than_fit(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    drop(page, "drop", [("one.txt", "One"), ("two.txt", "Two")], ".msgs")
    expect(uploads(page, "waiting")).to_have_count(2)
    drop(page, "paste", [("picture.txt", "a picture of the table")], "textarea", "the table itself")
    drop(page, "paste", [("three.txt", "Three")], "textarea")
    expect(uploads(page, "waiting")).to_have_count(3)
    drop(page, "drop", [(f"{number}.txt", "More") for number in range(8)], ".msgs")
    expect(uploads(page, "waiting")).to_have_count(10)
    expect(page.get_by_text("Ten files fit into one message.")).to_be_visible()
    page.reload()
    expect(uploads(page)).to_have_count(10)
    page.locator("live-thread textarea[name=body]").press("Enter")
    expect(page.locator(".line.me .attach")).to_have_count(10)
    expect(page.locator(".line.me .receipt").last).to_contain_text("Sent")
    assert Message.objects.get(seq=2).attachments == 10


def test_a_lost_network_a_change_of_mind_and_an_early_send(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer)
    page.goto(thread.get_absolute_url())
    held: list[Route] = []
    page.route("**/files/", lambda route: route.abort())
    choose(page, a_file("lost.pdf"))
    expect(uploads(page, "lost")).to_contain_text("The network was lost.")
    page.unroute("**/files/")
    page.route("**/files/", lambda route: held.append(route))
    page.get_by_role("button", name="Try again: lost.pdf").click()
    choose(page, a_file("regretted.pdf"))
    expect(uploads(page, "sending")).to_have_count(2)
    expect(page.get_by_role("progressbar", name="Sending regretted.pdf")).to_be_visible()
    page.get_by_role("button", name="Remove: regretted.pdf").click()
    expect(uploads(page)).to_have_count(1)

    page.locator("live-thread textarea[name=body]").fill("Here it is")
    page.keyboard.press("Enter")
    expect(page.get_by_text("It goes as soon as the files are here.")).to_be_visible()
    held[0].continue_()
    page.unroute("**/files/")
    expect(page.locator(".line.me", has_text="Here it is").locator(".attach")).to_have_count(1)
    expect(page.locator(".line.me .receipt").last).to_contain_text("Sent")
    assert list(Attachment.objects.filter(seq=2).values_list("name", flat=True)) == ["lost.pdf"]

    page.get_by_role("button", name="Undo").click()
    expect(page.locator("live-thread textarea[name=body]")).to_have_value("Here it is")
    expect(uploads(page)).to_contain_text("lost.pdf")


def test_without_javascript_a_plain_form_carries_files(
    browser_page: OpenPage, thread: Conversation, buyer: User
) -> None:
    page = browser_page(buyer, javascript=False, width=390)
    page.goto(thread.get_absolute_url())
    page.locator("input[name=files]").set_input_files([a_file("one.pdf"), a_photo()])
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator(".line.me").last.locator(".attach, .photo")).to_have_count(2)
    check_all()
    page.reload()
    with page.expect_download() as download:
        page.locator("a.attach").click()
    assert download.value.suggested_filename == "one.pdf"


def test_nothing_in_a_file_or_its_name_runs(
    browser_page: OpenPage, thread: Conversation, buyer: User, seller: User
) -> None:
    """A canary that is asked for, or a dialog, would mean that something ran."""
    canary: list[str] = []
    page = browser_page(buyer, fresh=True)
    page.on("dialog", lambda dialog: canary.append(dialog.message))
    page.route(re.compile("canary"), lambda route: canary.append(route.request.url))
    evil = "'\"><img src=//canary.test/x onerror=alert(1)>{{7+7}}\u202etxt.exe"
    script = b"alert(1); fetch('//canary.test/y') // <script>alert(1)</script>"
    say(thread, seller, "", an_upload(thread, seller, evil, script))
    check_all()
    page.goto(thread.get_absolute_url())
    card = page.locator("a.attach")
    expect(card.locator("b")).to_contain_text("{{7+7}}")
    with page.expect_download() as download:
        card.click()
    assert download.value.suggested_filename.endswith(".txt")
    address = page.evaluate("url => fetch(url).then(({ url }) => url)", card.get_attribute("href"))
    loaded = page.evaluate(
        """url => new Promise((done) => {
          const script = Object.assign(document.createElement("script"), { src: url })
          script.onload = () => done("ran")
          script.onerror = () => done("blocked")
          document.body.append(script)
        })""",
        address,
    )
    assert loaded == "blocked", "nosniff: a text is no script"
    assert canary == []
