"""Notes of the office: written, changed, deleted."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.helpdesk.actions.followers import follow, follow_all
from saypro.helpdesk.events import NoteChanged, NoteWritten
from saypro.helpdesk.mentions import named_in
from saypro.helpdesk.models import Mention, Note, Ticket
from saypro.helpdesk.queries import names_of_agents
from saypro.helpdesk.refusals import Refused
from saypro.kit.text import clean_text
from saypro.realtime import actions as realtime

LONGEST = 4000


@transaction.atomic
def write_note(ticket: Ticket, body: str, *, by: User, at: datetime) -> Note:
    """Keep a note on the ticket, for the office alone. Raises Refused for an empty or endless one.

    Whoever writes, or is named, follows the ticket from then on.
    """
    note = Note.objects.create(ticket=ticket, author=by, body=worded(body), written_at=at)
    named = name_people(note)
    follow(ticket, by)
    follow_all(ticket, named)
    events.record(
        NoteWritten(
            actor_id=by.pk, ticket_id=ticket.pk, note_id=note.pk, mentioned=sorted(named), occurred_at=at
        )
    )
    show(note)
    return note


@transaction.atomic
def edit_note(note: Note, body: str, *, by: User, at: datetime) -> Note:
    """Other words for one's own note, for 15 minutes. Who is named anew hears of it. Raises Refused."""
    words, held = worded(body), changeable(note, by, at)
    if held.body != words:
        held.body, held.edited_at = words, at
        held.save(update_fields=["body", "edited_at"])
        named = name_people(held)
        follow_all(held.ticket, named)
        record_change(held, by, at, named)
    return held


@transaction.atomic
def delete_note(note: Note, *, by: User, at: datetime) -> Note:
    """Leave nothing of one's own note but that it was there, for 15 minutes. Raises Refused."""
    held = changeable(note, by, at)
    held.body, held.deleted_at = "", at
    held.save(update_fields=["body", "deleted_at"])
    held.mentions.all().delete()
    record_change(held, by, at, set())
    return held


@transaction.atomic
def see_mentions(agent: User, conversation_id: int, *, at: datetime) -> int:
    """The agent has seen where they are named on this thread's tickets; returns how many were new."""
    new = Mention.objects.filter(agent=agent, note__ticket__conversation=conversation_id, seen_at=None)
    return new.update(seen_at=at)


def worded(body: str) -> str:
    words = clean_text(body)
    if not words:
        raise Refused(_("There is nothing in the note yet. Write a few words first."))
    if len(words) > LONGEST:
        raise Refused(_("That is longer than 4 000 characters. Split it into two notes."))
    return words


def changeable(note: Note, by: User, at: datetime) -> Note:
    held = Note.objects.select_for_update(of=("self",)).select_related("ticket").get(pk=note.pk)
    if held.author_id != by.pk:
        raise Refused(_("Only who wrote a note can change it."))
    if not held.is_changeable(at):
        raise Refused(_("A note can be changed for 15 minutes. Write another one instead."))
    return held


def name_people(note: Note) -> set[int]:
    """Keep who is named in it; returns those who were not before. Nobody names themselves."""
    wanted = {one.person_id for one in named_in(note.body, names_of_agents())} - {note.author_id}
    known = set(note.mentions.values_list("agent_id", flat=True))
    note.mentions.filter(agent__in=known - wanted).delete()
    Mention.objects.bulk_create(Mention(note=note, agent_id=pk) for pk in sorted(wanted - known))
    return wanted - known


def record_change(note: Note, by: User, at: datetime, named: set[int]) -> None:
    events.record(
        NoteChanged(
            actor_id=by.pk,
            ticket_id=note.ticket_id,
            note_id=note.pk,
            mentioned=sorted(named),
            is_deleted=note.deleted_at is not None,
            occurred_at=at,
        )
    )
    show(note, is_new=False)


def show(note: Note, *, is_new: bool = True) -> None:
    """Every agent who looks at the ticket sees it; a changed one is announced by its negative number."""
    realtime.announce([("notes", note.ticket.conversation_id, note.pk if is_new else -note.pk)])
