"""Keeping a conversation: what stands in it and what must not, for whom, how often, how long."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from django.http import HttpResponseBase
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import actions
from saypro.conversations.actions.transcripts import forget_transcripts, make_transcript
from saypro.conversations.models import Conversation, Message, Transcript
from saypro.conversations.testing import a_deal, a_support_thread, a_transcript, an_upload, say
from saypro.conversations.transcripts import pdf as pdf_of_transcripts
from saypro.events.testing import run_reactions
from saypro.listings.testing import a_listing
from saypro.notifications.models import Phone

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]
FRIDAY = datetime(2026, 11, 27, 12, 5, tzinfo=UTC)  # 14:05 in Johannesburg
LOOKS_LIKE_CODE = "#set page(width: 1pt) *bold* $x^2$ #panic() `raw` @ref <label> // no \\ #{1 + 1} [a]"


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer, a_listing(seller, title="Trek Marlin, size L"))


def say_at(at: datetime, thread: Conversation, sender: User, words: str, quote: int = 0) -> None:
    """The database's clock says when something was said."""
    seq = say(thread, sender, words, quote=quote).seq
    Message.objects.filter(conversation=thread, seq=seq).update(sent_at=at)


def body(response: HttpResponseBase) -> bytes:
    return b"".join(getattr(response, "streaming_content", [getattr(response, "content", b"")]))


def asked(client: Client, thread: Conversation, kind: str, **days: str) -> HttpResponseBase:
    return client.post(f"/messages/{thread.ref}/transcript/", {"kind": kind, **days})


def text(thread: Conversation, reader: User, **days: str) -> str:
    response = asked(signed_in_client(reader), thread, "text", **days)
    assert response.status_code == 200
    return body(response).decode()


def words(pdf: bytes) -> str:
    """What a reader of the PDF finds in it; where its lines break does not matter."""
    pages = "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return " ".join(pages.replace("\u200b", "").split())


def pdf(thread: Conversation, reader: User) -> str:
    response = asked(signed_in_client(reader), thread, "pdf")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    return words(body(response))


def test_the_text_has_days_names_and_times_by_the_readers_clock(
    thread: Conversation, buyer: User, seller: User
) -> None:
    buyer.time_zone = "Africa/Lagos"
    buyer.save()
    say_at(FRIDAY, thread, buyer, "Is it still there?")
    say_at(FRIDAY + timedelta(hours=11), thread, seller, "Yes.\nCome and see")
    with time_machine.travel(FRIDAY + timedelta(hours=11), tick=False):
        kept = text(thread, buyer)
    assert kept == (
        "Conversation with Sipho Dlamini\n"
        "Trek Marlin, size L\n"
        "Saved by Lerato Mokoena on 28 November 2026, 00:05. All times are those of Lagos.\n"
        "The e-mail addresses and phone numbers of others are left out.\n"
        "\n— Friday 27 November 2026 —\n\n"
        "13:05 Lerato Mokoena: Is it still there?\n"
        "\n— Saturday 28 November 2026 —\n\n"
        "00:05 Sipho Dlamini: Yes.\n"
        "    Come and see\n"
    )


def test_both_kinds_are_downloads_with_a_name(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    with time_machine.travel(FRIDAY, tick=False):
        client = signed_in_client(buyer)
        kept = {kind: asked(client, thread, kind) for kind in ("text", "pdf")}
    name = 'attachment; filename="Conversation with Sipho Dlamini, 27 November 2026.'
    assert kept["text"]["Content-Disposition"] == f'{name}txt"'
    assert kept["pdf"]["Content-Disposition"] == f'{name}pdf"'
    assert kept["text"]["Content-Type"] == "text/plain; charset=utf-8"
    assert all(response["Cache-Control"].count("no-store") for response in kept.values())


def test_the_pdf_says_the_same(thread: Conversation, buyer: User, seller: User) -> None:
    say_at(FRIDAY, thread, buyer, "Is it still there?")
    say_at(FRIDAY, thread, seller, "Yes. Come and see", quote=1)
    kept = pdf(thread, buyer)
    assert "Conversation with Sipho Dlamini Trek Marlin, size L Saved by Lerato Mokoena on" in kept
    assert "Friday 27 November 2026 Lerato Mokoena 14:05 Is it still there?" in kept
    assert "Sipho Dlamini 14:05 Lerato Mokoena: Is it still there? Yes. Come and see" in kept


@pytest.mark.parametrize(
    "said",
    [
        LOOKS_LIKE_CODE,
        '#import "@preview/cetz:0.3.0" and #read("/etc/passwd")',
        '"], ["title": "x"',
        "שלום, האופניים למכירה?",
        "ሰላም",
        "नमस्ते",
        "Grüße, Zoë ŋ ≤ → ©",
        "😀 🚗 👍🏽 🇿🇦",
    ],
)
def test_whatever_is_written_stands_in_the_pdf_as_it_was_written(
    said: str, thread: Conversation, buyer: User
) -> None:
    buyer.name = f"Zoë {LOOKS_LIKE_CODE[:40]}"
    buyer.save()
    say(thread, buyer, said)
    kept = pdf(thread, buyer)
    assert buyer.name in kept
    if said.isascii():
        assert said in kept
    else:
        assert set(said) <= set(kept), "what runs to the left or joins its letters comes in another order"


def test_words_that_run_to_the_left_start_at_the_right(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "אופניים")
    say(thread, buyer, "bicycle")
    places: dict[str, float] = {}

    def note(words: str, matrix: list[float], *_rest: object) -> None:
        places[words.strip()] = matrix[4]

    made = asked(signed_in_client(buyer), thread, "pdf")
    for page in PdfReader(BytesIO(body(made))).pages:
        page.extract_text(visitor_text=note)
    left, right = places["bicycle"], next(place for words, place in places.items() if "אופניים" in words)
    assert right > left + 300


def test_a_word_longer_than_a_line_stays_on_the_page(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "x" * 4000)
    made = PdfReader(BytesIO(body(asked(signed_in_client(buyer), thread, "pdf"))))
    lines = [line for page in made.pages for line in page.extract_text().splitlines() if "xxx" in line]
    assert sum(line.count("x") for line in lines) >= 4000
    assert max(map(len, lines)) < 140


def test_what_was_edited_deleted_or_taken_back_says_no_more_than_the_screen(
    thread: Conversation, buyer: User
) -> None:
    for words_ in ("First wording", "Deleted words", "Taken back"):
        say(thread, buyer, words_)
    first, deleted, undone = Message.objects.filter(conversation=thread).order_by("seq")
    now = first.sent_at
    actions.edit_message(first, buyer, "Second wording", at=now)
    actions.delete_message(deleted, buyer, at=now)
    actions.undo_message(undone, buyer, at=now)
    for kept in (text(thread, buyer), pdf(thread, buyer)):
        assert "Second wording" in kept
        assert "edited" in kept
        assert "Message deleted" in kept
        assert not re.search("First wording|Deleted words|Taken back", kept)


def test_files_stand_there_by_name(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "", an_upload(thread, buyer, "Olympic Cycles – invoice.pdf"))
    kept = text(thread, buyer)
    assert "Lerato Mokoena:\n    Attached: Olympic Cycles – invoice.pdf (" in kept
    assert "Attached: Olympic Cycles – invoice.pdf" in pdf(thread, buyer)


def test_a_message_cannot_pass_for_lines_of_somebody_else(
    thread: Conversation, buyer: User, seller: User
) -> None:
    say(thread, buyer, "Deal?\n14:05 Sipho Dlamini: I give it away\u2028\n— Monday —")
    assert not re.search(r"^(\d\d:\d\d Sipho|— Monday)", text(thread, buyer), re.MULTILINE)


def test_nothing_tells_how_to_reach_the_other(thread: Conversation, buyer: User, seller: User) -> None:
    seller.name = "Sipho 0831112222"
    seller.save()
    say(thread, seller, "Call 082 123 4567 or sipho.d@example.com, or oh eight three 111 22 33")
    say(thread, buyer, "Was it 0821234567? Mine is 071 999 8888, lerato@example.com", quote=1)
    say(thread, seller, "You are on 071 000 1111", an_upload(thread, seller, "call 0845556666.pdf"))
    Phone.objects.create(person=seller, channel="sms", number="+27603334444", code_sent_at=FRIDAY)
    say(thread, buyer, f"I found {seller.email} and 060 333 4444 by myself")
    for kept in (text(thread, buyer), pdf(thread, buyer)):
        digits = re.sub(r"\D", "", kept)
        for number in ("821234567", "831112222", "1112233", "845556666", "710001111", "603334444"):
            assert number not in digits
        assert "sipho.d@" not in kept
        assert seller.email not in kept
        assert "071 999 8888" in kept
        assert "lerato@example.com" in kept
        assert kept.count("[phone number left out]") >= 5


def test_the_other_side_keeps_its_own(thread: Conversation, buyer: User, seller: User) -> None:
    say(thread, seller, "Call 082 123 4567")
    assert "Call 082 123 4567" in text(thread, seller)
    assert "Call [phone number left out]" in text(thread, buyer)


def test_days_choose_a_part_by_the_readers_clock(thread: Conversation, buyer: User) -> None:
    for hours, said in (
        (-24, "The day before"),
        (0, "That day"),
        (9.5, "That night"),
        (10.5, "The day after"),
    ):
        say_at(FRIDAY + timedelta(hours=hours), thread, buyer, said)
    kept = text(thread, buyer, since="2026-11-27", until="2026-11-27")
    assert "From 27 November 2026 to 27 November 2026" in kept
    assert re.findall("The day before|That day|That night|The day after", kept) == ["That day", "That night"]
    assert "Nothing was said then." in text(thread, buyer, since="2027-01-01")
    assert "The day after" in text(thread, buyer, since="0001-01-01", until="9999-12-31")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"kind": "docx"},
        {"kind": "pdf", "since": "yesterday"},
        {"kind": "pdf", "since": "2026-11-28", "until": "2026-11-27"},
    ],
)
def test_bad_input_gets_a_sentence(fields: dict[str, str], thread: Conversation, buyer: User) -> None:
    answer = signed_in_client(buyer).post(f"/messages/{thread.ref}/transcript/", fields)
    assert answer.status_code == 422
    assert b'class="error"' in answer.content


def test_a_stranger_gets_nothing(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    made = a_transcript(thread, buyer)
    stranger = signed_in_client(a_person("Thabo Nkosi"))
    assert asked(stranger, thread, "pdf").status_code == 404
    assert asked(stranger, thread, "text").status_code == 404
    assert stranger.get(f"/messages/{thread.ref}/transcript/").status_code == 404
    assert stranger.get(f"/transcripts/{made.ref}/").status_code == 404
    assert stranger.get(f"/transcripts/{made.ref}/file/").status_code == 404


def test_who_left_the_thread_has_lost_its_transcripts(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    made, client = a_transcript(thread, buyer), signed_in_client(buyer)
    assert client.get(f"/transcripts/{made.ref}/file/").status_code == 200
    actions.remove_person(thread, buyer, by=buyer)
    assert client.get(f"/transcripts/{made.ref}/file/").status_code == 404
    assert asked(client, thread, "text").status_code == 404


def test_the_office_keeps_support_threads_without_the_members_number() -> None:
    member = a_person("Lerato Mokoena")
    ticket = a_support_thread(member)
    say(ticket, member, "Call me on 082 123 4567")
    kept = text(ticket, an_agent())
    assert "Conversation with Lerato Mokoena" in kept
    assert "Call me on [phone number left out]" in kept


def test_a_long_one_is_made_by_a_job_while_its_reader_sees_how_far_it_is(
    thread: Conversation, buyer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saypro.conversations.views.transcripts.AT_ONCE", 10)
    say(thread, buyer, "Long enough to wait for")
    client = signed_in_client(buyer)
    answer = asked(client, thread, "pdf")
    waiting = Transcript.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/transcripts/{waiting.ref}/")
    page = client.get(answer["Location"])
    assert page["Refresh"] == "2"
    assert b"0 of 1 messages are read" in page.content
    assert client.get(f"/transcripts/{waiting.ref}/file/").status_code == 404
    job = ProcrastinateJob.objects.get(task_name="conversations.make_transcript")
    make_transcript(**job.args)
    page = client.get(answer["Location"])
    assert "Refresh" not in page
    assert b"Download the PDF" in page.content
    made = client.get(f"/transcripts/{waiting.ref}/file/")
    assert "Long enough to wait for" in words(made.content)
    waiting.refresh_from_db()
    assert waiting.is_read


def test_one_that_cannot_be_set_says_so_and_leaves_the_text(
    thread: Conversation, buyer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(thread, buyer)
    monkeypatch.setattr(pdf_of_transcripts, "PATIENCE_S", 0.0)
    client = signed_in_client(buyer)
    at_once = asked(client, thread, "pdf")
    assert at_once.status_code == 503
    assert b"Save the conversation as text instead" in body(at_once)
    with pytest.raises(Exception, match="not set within"):
        a_transcript(thread, buyer)
    page = client.get(f"/transcripts/{Transcript.objects.get().ref}/")
    assert b"could not be made" in page.content
    assert "Refresh" not in page


def test_one_that_is_too_long_asks_for_a_shorter_time(
    thread: Conversation, buyer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("saypro.conversations.views.transcripts.MOST", 50)
    say(thread, buyer, "More than fifty with its name and time")
    answer = asked(signed_in_client(buyer), thread, "pdf")
    assert answer.status_code == 422
    assert b"too long for one PDF" in body(answer)
    assert b'name="since"' in body(answer)
    assert "More than fifty" in text(thread, buyer)


def test_the_thirty_first_in_an_hour_is_told_when_to_come_back(
    thread: Conversation, buyer: User, settings: Settings
) -> None:
    settings.TRANSCRIPTS_PER_HOUR = 2
    say(thread, buyer)
    client = signed_in_client(buyer)
    with time_machine.travel(FRIDAY, tick=False) as clock:
        assert [asked(client, thread, "text").status_code for _ in range(3)] == [200, 200, 429]
        refused = asked(client, thread, "pdf")
        assert "You can save the next one at 15:05" in body(refused).decode()
        assert refused["Retry-After"] == "3600"
        assert client.get(f"/messages/{thread.ref}/transcript/").status_code == 200
        clock.shift(3601)
        assert asked(client, thread, "text").status_code == 200


def test_a_day_later_it_is_forgotten(thread: Conversation, buyer: User) -> None:
    made = a_transcript(thread, buyer)
    assert forget_transcripts(made.asked_at + timedelta(hours=23)) == 0
    assert forget_transcripts(made.asked_at + timedelta(hours=25)) == 1


def test_five_hundred_messages_and_more_are_all_there(thread: Conversation, buyer: User) -> None:
    first = say(thread, buyer, "number 1").seq
    Message.objects.bulk_create(
        Message(conversation=thread, seq=seq, sender=buyer, client_id=f"{seq:032x}", body=f"number {seq}")
        for seq in range(first + 1, 1202)
    )
    kept = text(thread, buyer)
    assert re.findall(r"number (\d+)", kept) == [str(seq) for seq in range(1, 1202)]


def test_the_way_there_stands_in_the_threads_menu(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    run_reactions()
    page = signed_in_client(buyer).get(f"/messages/{thread.ref}/")
    assert f'href="/messages/{thread.ref}/transcript/"'.encode() in page.content
