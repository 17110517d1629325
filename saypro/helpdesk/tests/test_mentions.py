"""Where an agent was named: a queue of its own, until they have looked."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.conversations.actions import take
from saypro.conversations.models import Attachment, Message
from saypro.helpdesk import actions, queries
from saypro.helpdesk.mentions import addressed_to
from saypro.helpdesk.models import Note, Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.helpdesk.wanted import Queue
from saypro.kit.testing import a_pdf

pytestmark = pytest.mark.django_db
NAMES = ["Thabo Molefe", "Zanele Khumalo", "Jo"]


@pytest.fixture
def zanele() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def office(zanele: User) -> Client:
    return signed_in_client(zanele)


@pytest.fixture
def ticket() -> Ticket:
    return a_ticket(a_person("Lerato Mokoena"), subject="My stove ad")


def test_a_mention_stands_in_its_queue_until_it_was_seen(
    office: Client, zanele: User, ticket: Ticket
) -> None:
    thabo = an_agent("Thabo Molefe")
    assert (
        "No note names you that you have not seen." in office.get("/office/?queue=mentions").content.decode()
    )
    actions.write_note(ticket, "@Zanele can you look <here>?", by=thabo, at=timezone.now())
    page = office.get("/office/?queue=mentions").content.decode()
    assert "My stove ad" in page
    assert "Thabo Molefe named you: @Zanele can you look &lt;here&gt;?" in page
    opened = office.get(f"/office/{ticket.conversation.ref}/?queue=mentions").content.decode()
    assert "A note here names you." in opened
    done = office.post(f"/office/tickets/{ticket.ref}/mentions/", {"query": "?queue=mentions"})
    assert done["Location"] == f"/office/{ticket.conversation.ref}/?queue=mentions"
    assert "My stove ad" not in office.get("/office/?queue=mentions").content.decode()
    assert queries.queue_counts(zanele, timezone.now())[Queue.MENTIONS] == 0
    assert "A note here names you." not in office.get(f"/office/{ticket.conversation.ref}/").content.decode()


def test_who_was_not_named_has_nothing_there_and_a_deleted_note_names_nobody(
    zanele: User, ticket: Ticket
) -> None:
    thabo = an_agent("Thabo Molefe")
    note = actions.write_note(ticket, "@Zanele look", by=thabo, at=timezone.now())
    assert queries.queue_counts(thabo, timezone.now())[Queue.MENTIONS] == 0
    actions.delete_note(note, by=thabo, at=timezone.now())
    assert queries.queue_counts(zanele, timezone.now())[Queue.MENTIONS] == 0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("@Thabo can you look?", "Thabo Molefe"),
        ("  @zanele khumalo, please", "Zanele Khumalo"),
        ("@Jo", "Jo"),
        ("@John is not of us", ""),
        ("Hello @Thabo", ""),
        ("@Lerato, your ad is back", ""),
        ("@", ""),
    ],
)
def test_a_text_is_said_to_the_colleague_it_begins_with(text: str, name: str) -> None:
    assert addressed_to(text, NAMES) == name


def test_a_reply_to_a_colleague_is_asked_about_before_it_goes_to_the_member(
    office: Client, zanele: User, ticket: Ticket
) -> None:
    an_agent("Thabo Molefe")
    take(ticket.conversation, zanele)
    path, count = f"/office/{ticket.conversation.ref}/messages/", Message.objects.count()
    answer = office.post(path, {"body": "@Thabo is she lying?", "seen": "9"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This begins with @Thabo Molefe. It would go to the member, not to your colleague." in page
    assert "@Thabo is she lying?</textarea>" in page
    assert f'formaction="/office/tickets/{ticket.ref}/notes/"' in page
    assert Message.objects.count() == count
    office.post(f"/office/tickets/{ticket.ref}/notes/", {"body": "@Thabo is she lying?"})
    assert Note.objects.get().body == "@Thabo is she lying?"
    assert office.post(path, {"body": "@Thabo says hi", "seen": "9", "to_member": "1"}).status_code == 302
    assert Message.objects.count() == count + 1


def test_files_of_a_reply_that_is_asked_about_wait_beside_it(
    office: Client, zanele: User, ticket: Ticket, settings: Settings, tmp_path: Path
) -> None:
    settings.MEDIA_ROOT = tmp_path
    take(ticket.conversation, zanele)
    path = f"/office/{ticket.conversation.ref}/messages/"
    file = SimpleUploadedFile("invoice.pdf", a_pdf())
    answer = office.post(path, {"body": "@Zanele is this right?", "seen": "9", "files": file})
    kept = Attachment.objects.get()
    assert f'name="attachment" value="{kept.ref}"' in answer.content.decode()
