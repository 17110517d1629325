"""Files that come along with a first question or a letter, and are found by their names."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.conversations import queries
from saypro.conversations.actions import delete_message, index_messages
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.queries import Search
from saypro.conversations.testing import a_deal, an_upload, say
from saypro.kit.testing import a_pdf
from saypro.listings.models import Listing
from saypro.listings.testing import a_listing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("files_folder")]


@pytest.fixture
def buyer() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def listing() -> Listing:
    return a_listing(a_person("Sipho Dlamini"))


def a_file(name: str = "invoice.pdf", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data or a_pdf())


def test_a_first_question_takes_files_along(buyer: User, listing: Listing) -> None:
    client, path = signed_in_client(buyer), f"/messages/about/{listing.ref}/"
    page = client.get(path).content.decode()
    assert 'name="files"' in page
    assert 'enctype="multipart/form-data"' in page
    answered = client.post(path, {"body": "Is this the receipt?", "files": [a_file(), a_file("two.pdf")]})
    message = Message.objects.get()
    assert answered["Location"] == message.conversation.get_absolute_url()
    assert (message.body, message.attachments) == ("Is this the receipt?", 2)


def test_files_alone_are_a_question_too(buyer: User, listing: Listing) -> None:
    signed_in_client(buyer).post(f"/messages/about/{listing.ref}/", {"body": "", "files": a_file()})
    assert Message.objects.get().kind == Message.Kind.FILES


def test_a_letter_to_the_office_takes_files_along(buyer: User) -> None:
    client = signed_in_client(buyer)
    assert 'name="files"' in client.get("/messages/office/new/").content.decode()
    client.post("/messages/office/new/", {"subject": "My ad", "body": "See here", "files": a_file()})
    assert Message.objects.get().attachments == 1


@pytest.mark.parametrize("letter", [True, False])
def test_when_one_file_is_refused_the_others_and_the_words_wait_in_the_thread(
    letter: bool, buyer: User, listing: Listing
) -> None:
    client = signed_in_client(buyer)
    path = "/messages/office/new/" if letter else f"/messages/about/{listing.ref}/"
    fields = {"subject": "My ad", "body": "My words", "client_id": str(uuid4())}
    answered = client.post(path, {**fields, "files": [a_file(), a_file("no.exe", b"MZ" + bytes(99))]})
    assert answered.status_code == 422
    page = answered.content.decode()
    assert "My words</textarea>" in page
    kept = Attachment.objects.get()
    assert f'value="{kept.ref}"' in page
    thread = Conversation.objects.get()
    client.post(f"/messages/{thread.ref}/messages/", {**fields, "attachment": kept.ref})
    assert Message.objects.get().attachments == 1


def test_a_message_with_words_is_found_by_the_name_of_its_file(buyer: User, listing: Listing) -> None:
    thread = a_deal(buyer, listing)
    upload = an_upload(thread, buyer, "Olympic-Cycles_invoice.pdf")
    said = say(thread, buyer, "This came with it", upload)
    index_messages([said.message_id])
    for words in ("invoice", "olympic", "came invoice"):
        assert [hit.pk for hit in queries.found_by(buyer, Search(words)).messages] == [said.message_id], words
    delete_message(Message.objects.get(), buyer, at=timezone.now())
    index_messages([said.message_id])
    assert queries.found_by(buyer, Search("invoice")).messages == []
