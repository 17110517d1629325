"""Messages that carry files: which they may take in, how they are drawn, and what becomes of them."""

import re
from contextlib import suppress
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations import access, postbox
from saypro.conversations.actions import (
    Outcome,
    Post,
    Refused,
    delete_message,
    edit_message,
    post_messages,
    put_back_message,
    remove_message,
    remove_person,
    take_back,
    touch_messages,
    undo_message,
)
from saypro.conversations.live import changes
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.queries import attachment_words, inbox_page, messages_page, unsent
from saypro.conversations.tails import message_item
from saypro.conversations.testing import a_deal, a_support_thread, an_upload, say
from saypro.events.testing import run_reactions
from saypro.kit.assertions import assert_queries
from saypro.kit.clamd import ScannerUnavailable
from saypro.kit.testing import EICAR, a_clamd, a_pdf
from saypro.listings.testing import a_listing

from .test_uploads import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini")


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def thread(buyer: User, seller: User) -> Conversation:
    return a_deal(buyer, a_listing(seller))


def sent(thread: Conversation, person: User, body: str, *refs: str) -> Outcome:
    return post_messages([Post(thread.ref, person.pk, uuid4(), body, attachments=refs)])[0]


def code(outcome: Outcome) -> str:
    return outcome.code if isinstance(outcome, Refused) else "posted"


def html_of(thread: Conversation, seq: int = 1) -> str:
    return str(next(one["html"] for one in changes(thread, 0)["messages"] if one["seq"] == seq))


def test_a_message_takes_its_files_in(thread: Conversation, buyer: User, seller: User) -> None:
    invoice, photo = an_upload(thread, buyer), an_upload(thread, buyer, "bike.jpg", a_picture())
    run_reactions()
    say(thread, buyer, "Here is the invoice", photo, invoice)
    shown = html_of(thread)
    assert "Here is the invoice" in shown
    assert shown.index(photo.ref) < shown.index(invoice.ref), "in the order they were chosen"
    assert unsent(thread, buyer) == []
    for who in (buyer, seller):
        assert access.open_attachment_for(who, invoice.ref) == invoice


@pytest.mark.parametrize("body", ["", "  \n "])
def test_files_alone_are_a_message(thread: Conversation, buyer: User, seller: User, body: str) -> None:
    upload = an_upload(thread, buyer)
    postbox.say(buyer, Post(thread.ref, buyer.pk, uuid4(), body, attachments=(upload.ref,)))
    message = Message.objects.get()
    assert (message.kind, message.body, message.attachments) == (Message.Kind.FILES, "invoice.pdf", 1)
    assert 'class="bubble"' not in html_of(thread)
    row = inbox_page(seller).rows[0]
    assert row.last is not None
    assert row.last.snippet == "invoice.pdf"


def test_without_files_a_message_still_needs_words(thread: Conversation, buyer: User) -> None:
    with pytest.raises(Refused, match="empty"):
        postbox.say(buyer, Post(thread.ref, buyer.pk, uuid4(), " "))


def test_what_is_not_there_to_send_is_refused_with_the_message(
    thread: Conversation, buyer: User, seller: User
) -> None:
    elsewhere = a_deal(buyer)
    gone, used, bad = (an_upload(thread, buyer) for _number in range(3))
    take_back(gone)
    say(thread, buyer, "First", used)
    Attachment.objects.filter(pk=bad.pk).update(state=Attachment.State.INFECTED)
    wrong = {
        "of somebody else": an_upload(thread, seller).ref,
        "of another thread": an_upload(elsewhere, buyer).ref,
        "taken back": gone.ref,
        "in a message already": used.ref,
        "infected": bad.ref,
        "made up": "nonsense",
        "empty": "",
    }
    answered = signed_in_client(buyer).post(f"/messages/{thread.ref}/messages/", {"attachment": "\x00"})
    assert (answered.status_code, "One of the files" in answered.content.decode()) == (422, True)
    mine = an_upload(thread, buyer)
    for ref in wrong.values():
        assert code(sent(thread, buyer, "Look", ref, mine.ref)) == "no_file"
    assert thread.messages.count() == 1
    assert unsent(thread, buyer)[-1] == mine, "what was refused with it can still be sent"
    assert str(Refused("no_file").message).startswith("One of the files is no longer there")


def test_ten_files_fit_into_a_message(thread: Conversation, buyer: User) -> None:
    refs = [an_upload(thread, buyer).ref for _number in range(11)]
    assert code(sent(thread, buyer, "All", *refs)) == "too_many_files"
    assert code(sent(thread, buyer, "Most", *refs[:10])) == "posted"


def test_two_messages_of_one_batch_do_not_share_a_file(thread: Conversation, buyer: User) -> None:
    upload = an_upload(thread, buyer)
    refs = (upload.ref,)
    posts = [Post(thread.ref, buyer.pk, uuid4(), str(n), attachments=refs) for n in range(2)]
    assert [code(outcome) for outcome in post_messages(posts)] == ["posted", "no_file"]


def test_a_repeated_post_answers_the_same_though_its_files_are_taken(
    thread: Conversation, buyer: User
) -> None:
    post = Post(thread.ref, buyer.pk, uuid4(), "Look", attachments=(an_upload(thread, buyer).ref,))
    assert post_messages([post]) == post_messages([post])
    assert thread.messages.count() == 1


def test_an_agents_first_answer_may_carry_a_file(buyer: User) -> None:
    agent, thread = an_agent(), a_support_thread(buyer)
    upload = an_upload(thread, agent)
    postbox.say(agent, Post(thread.ref, agent.pk, uuid4(), "See the guide", attachments=(upload.ref,)))
    assert access.attachment_for(buyer, upload.ref)
    assert access.attachment_for(an_agent(), upload.ref), "the office reads as one"


def test_plain_batches_ask_nothing_for_files(thread: Conversation, buyer: User) -> None:
    say(thread, buyer)
    upload = an_upload(thread, buyer)
    with assert_queries("a plain message", beside=__file__):
        sent(thread, buyer, "Plain")
    with assert_queries("a message with a file", beside=__file__):
        sent(thread, buyer, "Look", upload.ref)


def test_a_page_of_messages_reads_all_their_files_at_once(thread: Conversation, buyer: User) -> None:
    for _message in range(3):
        say(thread, buyer, "Look", an_upload(thread, buyer), an_upload(thread, buyer))
    with assert_queries("a page of messages with files", beside=__file__):
        messages_page(thread)
    with assert_queries("the tail of messages with files", beside=__file__):
        changes(thread, 0)


def test_who_may_not_see_the_message_may_not_open_its_files(
    thread: Conversation, buyer: User, seller: User, client: Client
) -> None:
    upload = an_upload(thread, buyer)
    run_reactions()
    say(thread, buyer, "Look", upload)
    for who in (client, *map(signed_in_client, (a_person(), an_agent()))):
        assert who.get(f"/files/{upload.ref}/").status_code == 404
    reader = signed_in_client(seller)
    held = reader.get(f"/files/{upload.ref}/").headers["Location"]
    assert b"".join(client.get(held)) == a_pdf()
    remove_person(thread, seller, by=buyer)
    assert reader.get(f"/files/{upload.ref}/").status_code == 404
    assert client.get(held).status_code == 404, "a pass from before does not outlive the seat"


def test_a_deleted_message_leaves_no_file(
    thread: Conversation,
    buyer: User,
    seller: User,
    client: Client,
    files_folder: object,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    upload = an_upload(thread, buyer)
    run_reactions()
    say(thread, buyer, "", upload)
    held = signed_in_client(seller).get(f"/files/{upload.ref}/").headers["Location"]
    with django_capture_on_commit_callbacks(execute=True):
        delete_message(Message.objects.get(), buyer, at=timezone.now())
    assert client.get(held).status_code == 404
    for who in (seller, buyer):
        assert signed_in_client(who).get(f"/files/{upload.ref}/").status_code == 404
    assert not Attachment.objects.exists()
    assert not [path for path in files_folder.rglob("*") if path.is_file()]  # type: ignore[attr-defined]
    assert upload.ref not in html_of(thread)


@pytest.mark.parametrize("body", ["", "Here it is"])
def test_files_of_a_removed_message_are_withdrawn_and_come_back_with_it(
    thread: Conversation, buyer: User, seller: User, client: Client, body: str
) -> None:
    upload, agent = an_upload(thread, buyer), an_agent()
    run_reactions()
    say(thread, buyer, body, upload)
    before, reader = html_of(thread), signed_in_client(seller)
    held = reader.get(f"/files/{upload.ref}/").headers["Location"]
    remove_message(Message.objects.get(), by=agent, at=timezone.now())
    assert client.get(held).status_code == 404, "a pass from before opens nothing"
    for who in (seller, buyer):
        assert signed_in_client(who).get(f"/files/{upload.ref}/").status_code == 404
    assert upload.ref not in html_of(thread)
    put_back_message(Message.objects.get(), by=agent, at=timezone.now())
    assert reader.get(f"/files/{upload.ref}/").status_code == 302
    assert without_revision(html_of(thread)) == before


def without_revision(html: str) -> str:
    return re.sub(r' data-revision="\d+"', "", html)


@pytest.mark.parametrize("body", ["", "Here it is"])
def test_taking_a_message_back_gives_its_files_back_to_be_sent_again(
    thread: Conversation, buyer: User, seller: User, body: str
) -> None:
    upload = an_upload(thread, buyer)
    sent(thread, buyer, body, upload.ref)
    assert undo_message(Message.objects.get(), buyer, at=timezone.now()) == body
    assert unsent(thread, buyer) == [upload]
    assert signed_in_client(seller).get(f"/files/{upload.ref}/").status_code == 404
    assert code(sent(thread, buyer, body, upload.ref)) == "posted"


def test_the_words_of_a_message_with_files_can_change_and_files_alone_have_none(
    thread: Conversation, buyer: User
) -> None:
    say(thread, buyer, "Here is teh invoice", an_upload(thread, buyer))
    edit_message(Message.objects.get(), buyer, "Here is the invoice", at=timezone.now())
    assert "Here is the invoice" in html_of(thread)
    assert "invoice.pdf" in html_of(thread)
    say(thread, buyer, "", an_upload(thread, buyer))
    with pytest.raises(Refused, match="not_words"):
        edit_message(Message.objects.get(seq=2), buyer, "Words", at=timezone.now())


def test_a_file_is_locked_until_it_was_looked_at_and_every_screen_follows(
    thread: Conversation, buyer: User, settings: Settings
) -> None:
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
    say(thread, buyer, "Look", an_upload(thread, buyer))
    assert "being checked" in html_of(thread)
    assert "<a " not in html_of(thread)

    def told_after() -> str:
        """What a screen hears that knew the thread as it was."""
        thread.refresh_from_db()
        held = thread.revision
        with suppress(ScannerUnavailable):
            run_reactions()
        thread.refresh_from_db()
        (message,) = changes(thread, 1, held)["messages"]
        assert message == message_item(messages_page(thread)[0]), "the push shows what a reload does"
        return str(message["html"])

    assert "waiting for the virus check" in told_after()
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        assert "scanned for viruses" in told_after()
    assert "<a " in html_of(thread)


def test_both_sides_read_that_a_file_had_a_virus(
    thread: Conversation, buyer: User, seller: User, settings: Settings
) -> None:
    with a_clamd() as clamd:
        settings.CLAMD_URL = clamd.url
        say(thread, buyer, "Look", an_upload(thread, buyer, "eicar.com", EICAR))
        run_reactions()
    for who in (buyer, seller):
        page = signed_in_client(who).get(thread.get_absolute_url()).content.decode()
        assert "Our scanner found a virus in it, so nobody can open it." in page
        assert signed_in_client(who).get(f"/files/{Attachment.objects.get().ref}/").status_code == 404


def test_only_a_scan_that_ran_is_claimed(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "Look", an_upload(thread, buyer))
    run_reactions()
    assert "scanned" not in html_of(thread)
    assert re.search(r"<small>1\xa0KB</small>", html_of(thread))


def test_a_page_and_a_push_draw_files_alike(thread: Conversation, buyer: User) -> None:
    say(thread, buyer, "One", an_upload(thread, buyer), an_upload(thread, buyer, "a.jpg", a_picture()))
    say(thread, buyer, "", an_upload(thread, buyer))
    run_reactions()
    touch_messages(thread.pk, [1])
    thread.refresh_from_db()
    assert [message_item(row) for row in messages_page(thread)] == changes(thread, 0)["messages"]


def test_what_a_message_carries_in_plain_words(thread: Conversation, buyer: User) -> None:
    photos = [an_upload(thread, buyer, "a.jpg", a_picture()) for _number in range(2)]
    papers = [an_upload(thread, buyer, f"{number}.pdf") for number in range(5)]
    first = say(thread, buyer, "Look", *photos, *papers)
    second = say(thread, buyer, "And", an_upload(thread, buyer, "b.jpg", a_picture()))
    third = say(thread, buyer, "Plain")
    assert attachment_words([first.message_id, second.message_id, third.message_id]) == {
        first.message_id: "2 photos, 0.pdf, 1.pdf, 2.pdf, 2 more files",
        second.message_id: "Photo",
    }


def test_without_javascript_files_go_with_the_form(thread: Conversation, buyer: User) -> None:
    client, client_id = signed_in_client(buyer), str(uuid4())
    waiting = an_upload(thread, buyer, "before.pdf")
    address = f"/messages/{thread.ref}/messages/"

    def form() -> dict[str, object]:
        files = [SimpleUploadedFile("one.pdf", a_pdf()), SimpleUploadedFile("two.pdf", a_pdf())]
        return {"client_id": client_id, "body": "Three", "attachment": [waiting.ref], "files": files}

    assert client.post(address, form()).status_code == 302
    assert client.post(address, form()).status_code == 302, "sent twice, stored once"
    assert thread.messages.count() == 1
    names = Attachment.objects.order_by("position").values_list("name", flat=True)
    assert list(names) == ["before.pdf", "one.pdf", "two.pdf"]


def test_without_javascript_a_refused_form_loses_neither_words_nor_files(
    thread: Conversation, buyer: User
) -> None:
    client = signed_in_client(buyer)
    files = [
        SimpleUploadedFile("good.pdf", a_pdf()),
        SimpleUploadedFile("bad.pdf", b"MZ\x90\0" + b"\0" * 200),
    ]
    address = f"/messages/{thread.ref}/messages/"
    answer = client.post(address, {"client_id": str(uuid4()), "body": "My words", "files": files})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This seems to be: Windows Executable." in page
    assert "My words</textarea>" in page
    (kept,) = unsent(thread, buyer)
    assert f'name="attachment" value="{kept.ref}"' in page
    answer = client.post(address, {"client_id": str(uuid4()), "body": "x" * 5000, "attachment": [kept.ref]})
    assert answer.status_code == 422
    assert unsent(thread, buyer) == [kept]


def test_without_javascript_removing_a_file_keeps_the_words(thread: Conversation, buyer: User) -> None:
    upload = an_upload(thread, buyer)
    signed_in_client(buyer).post(f"/files/{upload.ref}/removal/", {"body": "Half a sentence"})
    page = signed_in_client(buyer).get(thread.get_absolute_url()).content.decode()
    assert "Half a sentence</textarea>" in page
    assert upload.ref not in page


def test_what_was_uploaded_waits_on_every_device_of_its_uploader_alone(
    thread: Conversation, buyer: User, seller: User
) -> None:
    upload = an_upload(thread, buyer)
    assert upload.ref in signed_in_client(buyer).get(f"/messages/{thread.ref}/files/").content.decode()
    assert upload.ref not in signed_in_client(seller).get(thread.get_absolute_url()).content.decode()


def test_an_agent_attaches_without_javascript(buyer: User) -> None:
    agent, thread = an_agent(), a_support_thread(buyer)
    say(thread, buyer, "My ad is gone")
    form = {"client_id": str(uuid4()), "body": "", "files": [SimpleUploadedFile("guide.pdf", a_pdf())]}
    assert signed_in_client(agent).post(f"/office/{thread.ref}/messages/", form).status_code == 302
    assert Message.objects.get(seq=2).body == "guide.pdf"
