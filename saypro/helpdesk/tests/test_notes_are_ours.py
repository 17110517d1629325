"""What a note says occurs on no road of the member, and on the office's page."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent, signed_in_client
from saypro.conversations.live import ThreadTopic
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.models import Note, Ticket
from saypro.helpdesk.testing import a_ticket
from saypro.realtime.topics import Dirty, Listener

pytestmark = pytest.mark.django_db
SECRET = "Zebrasecret"


@pytest.fixture
def sanele() -> User:
    return an_agent("Sanele Dube")


@pytest.fixture
def ticket(member: User, agent: User, sanele: User) -> Ticket:
    """With a note, an answer after it, and all that follows from both."""
    ticket = a_ticket(member)
    actions.write_note(ticket, f"{SECRET} @Sanele look", by=agent, at=timezone.now())
    office = signed_in_client(agent)
    office.post(f"/office/{ticket.conversation.ref}/messages/", {"body": "Hi", "client_id": str(uuid4())})
    after(ticket)
    run_reactions()
    return ticket


def after(ticket: Ticket) -> None:
    """Each message a minute after the one before: within a test's transaction all are of one moment."""
    for message in Message.objects.filter(conversation=ticket.conversation, seq__gt=1):
        at = timezone.now() + timedelta(minutes=message.seq)
        Message.objects.filter(pk=message.pk).update(sent_at=at)


def pages(ticket: Ticket, member: Client) -> dict[str, str]:
    thread = f"/messages/{ticket.conversation.ref}/"
    paths = [thread, f"{thread}1/", f"{thread}changes?after=0&since=0", "/messages/", "/notices/"]
    paths += [f"/messages/search/?q={SECRET}", "/messages/rows", f"{thread}transcript/"]
    found = {path: member.get(path).content.decode() for path in paths}
    for form in ("text", "pdf"):
        sent = member.post(f"{thread}transcript/", {"format": form, "span": "all"}, follow=True)
        body = sent.getvalue()
        found[f"transcript as {form}"] = body.decode(errors="replace")
    part = member.get(thread, headers={"HX-Request": "true"})
    return {**found, "earlier messages": part.content.decode()}


def test_no_page_of_the_member_says_it(ticket: Ticket, member: User) -> None:
    found = pages(ticket, signed_in_client(member))
    assert "Please look" in found[f"/messages/{ticket.conversation.ref}/"], "the pages are those meant"
    searched = f"/messages/search/?q={SECRET}"
    found[searched] = found[searched].replace(f'value="{SECRET}"', "")
    told = [path for path, page in found.items() if SECRET in page and path != searched]
    assert told == []
    assert f'id="note-{Note.objects.get().ref}"' not in found[searched]


def test_no_frame_of_the_member_says_it(ticket: Ticket, member: User) -> None:
    topic, key = ThreadTopic(), ticket.conversation_id
    listener = Listener(member.pk, member.handle, member.name, is_office=False)
    joined = topic.join(listener, ticket.conversation.ref, {"after": 0})
    assert joined is not None
    frames = [*joined.frames, *topic.news({key: Dirty(0, 0, {0, 1})})[key].frames]
    assert any("Please look" in frame for frame in frames)
    assert not any(SECRET in frame for frame in frames)


def test_no_other_table_holds_it(ticket: Ticket) -> None:
    """Neither mails, pushes, texts and notices, nor the log, the search or the jobs."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.table_name, c.column_name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE'"
        )
        places = cursor.fetchall()
        holds = set()
        for table, column in places:
            cursor.execute(
                f'SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s LIMIT 1', [f"%{SECRET}%"]
            )
            if cursor.fetchone():
                holds.add((table, column))
    assert holds == {("helpdesk_note", "body")}


def test_the_office_sees_it_where_it_was_written(ticket: Ticket, agent: User, sanele: User) -> None:
    for person, may_change in ((agent, True), (sanele, False)):
        page = signed_in_client(person).get(f"/office/{ticket.conversation.ref}/").content.decode()
        asked, noted, answered = page.index("Please look</div>"), page.index(SECRET), page.index(">Hi</div>")
        assert asked < noted < answered
        assert (f'data-for="{agent.handle}" data-shown' in page[noted - 900 : noted]) == may_change


def test_a_note_stands_on_the_page_of_its_time(ticket: Ticket, agent: User, member: User) -> None:
    for number in range(60):
        say(ticket.conversation, member, f"Word {number}")
    after(ticket)
    client, path = signed_in_client(agent), f"/office/{ticket.conversation.ref}/"
    assert SECRET not in client.get(path).content.decode()
    assert client.get(f"{path}?before=20").content.decode().count(SECRET) == 1


def test_forms_write_change_and_delete(ticket: Ticket, agent: User) -> None:
    client = signed_in_client(agent)
    path = f"/office/tickets/{ticket.ref}/notes/"
    refused = client.post(path, {"note": " "})
    assert refused.status_code == 422
    assert "There is nothing in the note yet." in refused.content.decode()
    assert client.post(path, {"note": "Second"}).status_code == 302
    note = Note.objects.get(body="Second")
    assert client.post(f"/office/notes/{note.ref}/", {"note": ""}).status_code == 422
    client.post(f"/office/notes/{note.ref}/", {"note": "Second, corrected"})
    note.refresh_from_db()
    assert note.body == "Second, corrected"
    client.post(f"/office/notes/{note.ref}/deletion/")
    note.refresh_from_db()
    assert note.body == ""
    assert "Note deleted" in client.get(f"/office/{ticket.conversation.ref}/").content.decode()
