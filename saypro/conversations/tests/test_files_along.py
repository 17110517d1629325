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


def test_what_was_found_in_the_name_of_a_file_is_marked_there(buyer: User, listing: Listing) -> None:
    thread, client = a_deal(buyer, listing), signed_in_client(buyer)
    file, other = (
        an_upload(thread, buyer, name) for name in ("Olympic-Cycles_<invoice>.pdf", "unrelated.pdf")
    )
    both = [say(thread, buyer, "This came with it", file), say(thread, buyer, "", other)]
    index_messages([one.message_id for one in both])

    def found(words: str) -> str:
        return client.get("/messages/search/", {"q": words}).content.decode()

    page = found("invoices")
    assert "This came with it" in page
    assert "<mark>invoice</mark>" in page
    assert "Olympic-Cycles_" in page
    assert "<invoice>" not in page
    assert "<bdi>Olympic" not in found("came"), "nothing was found in its name"
    assert "<bdi><mark>unrelated</mark>.pdf</bdi>" in found("unrelated")


@pytest.mark.parametrize("words", ["a" * 4001, "bell \x07"])
@pytest.mark.parametrize("letter", [True, False])
def test_files_wait_in_the_thread_when_the_words_are_refused(
    letter: bool, words: str, buyer: User, listing: Listing
) -> None:
    client = signed_in_client(buyer)
    path = "/messages/office/new/" if letter else f"/messages/about/{listing.ref}/"
    fields = {"subject": "My ad", "body": words, "client_id": str(uuid4())}
    for _time in range(2):
        answered = client.post(path, {**fields, "files": [a_file(), a_file("two.pdf")]})
    assert answered.status_code == 422
    thread = Conversation.objects.get()
    kept = list(Attachment.objects.order_by("pk"))
    assert [file.name for file in kept] == ["invoice.pdf", "two.pdf"], "sent twice, kept once"
    page = answered.content.decode()
    assert f'action="{thread.get_absolute_url()}messages/"' in page
    assert page.count('name="attachment"') == 2
    shorter = {**fields, "body": "In short", "attachment": [file.ref for file in kept]}
    client.post(f"{thread.get_absolute_url()}messages/", shorter)
    assert [(one.body, one.attachments) for one in Message.objects.all()] == [("In short", 2)]


def test_a_letter_with_files_is_called_by_its_words_where_no_line_was_given(buyer: User) -> None:
    client = signed_in_client(buyer)
    client.post("/messages/office/new/", {"subject": " ", "body": "My ad is gone\nHelp", "files": a_file()})
    client.post("/messages/office/new/", {"subject": "", "body": "", "files": a_file()})
    assert [one.subject for one in Conversation.objects.order_by("pk")] == [
        "My ad is gone",
        "Files for our office",
    ]
    assert Message.objects.count() == 2


def test_files_wait_in_the_composer_while_one_chooses_when_the_words_go(
    buyer: User, listing: Listing
) -> None:
    thread = a_deal(buyer, listing)
    form = {"body": "Tomorrow then", "files": a_file(), "client_id": str(uuid4())}
    page = signed_in_client(buyer).post(f"{thread.get_absolute_url()}later/", form).content.decode()
    assert "Files cannot be sent later. They wait in the conversation." in page
    assert queries.unsent(thread, buyer)


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
