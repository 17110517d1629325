"""Keeping a conversation from its menu, in a small dark window, by the real server."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from saypro.accounts.testing import a_person
from saypro.conversations.actions.transcripts import ask_for_transcript, make_transcript
from saypro.conversations.models import Transcript
from saypro.conversations.queries import Measure, Span
from saypro.conversations.testing import a_deal, say
from saypro.kit.assertions import assert_accessible

pytestmark = pytest.mark.browser
OpenPage = Callable[..., Page]


def test_a_conversation_is_saved_as_text_and_as_pdf(live_site: object, browser_page: OpenPage) -> None:
    lerato = a_person(name="Lerato Mokoena")
    thread = a_deal(buyer=lerato)
    say(thread, lerato, "Is it still there? 😀")
    page = browser_page(lerato, width=390, dark=True)
    page.goto(f"/messages/{thread.ref}/")
    page.locator("summary[aria-label=More]").click()
    page.get_by_role("link", name="Save this conversation").click()
    expect(page.get_by_role("heading", name="Save this conversation")).to_be_visible()
    assert_accessible(page)
    with page.expect_download() as text:
        page.get_by_role("button", name="Save as text").click()
    assert text.value.suggested_filename.endswith(".txt")
    assert "Lerato Mokoena: Is it still there? 😀" in Path(text.value.path()).read_text()
    with page.expect_download() as pdf:
        page.get_by_role("button", name="Save as PDF").click()
    made = PdfReader(BytesIO(Path(pdf.value.path()).read_bytes()))
    assert "Is it still there? 😀" in made.pages[0].extract_text()


def test_a_long_one_shows_how_far_it_is_and_then_the_file(live_site: object, browser_page: OpenPage) -> None:
    lerato = a_person(name="Lerato Mokoena")
    thread = a_deal(buyer=lerato)
    say(thread, lerato)
    at = thread.started_at
    waiting = ask_for_transcript(thread, lerato, Span(), size=Measure(1, 60_000), at=at)
    page = browser_page(lerato, width=390, dark=True)
    page.goto(f"/transcripts/{waiting.ref}/")
    expect(page.get_by_role("progressbar")).to_be_visible()
    assert_accessible(page)
    make_transcript(waiting.pk)
    page.get_by_role("link", name="Download the PDF").wait_for()
    assert_accessible(page)
    with page.expect_download() as pdf:
        page.get_by_role("link", name="Download the PDF").click()
    assert Path(pdf.value.path()).read_bytes() == bytes(Transcript.objects.get().pdf or b"")
