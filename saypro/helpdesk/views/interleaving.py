"""Notes among the messages they were written between, for the office's page alone."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.safestring import SafeString

from saypro.conversations.models import Conversation, Message
from saypro.helpdesk import queries
from saypro.helpdesk.fragments import note_html
from saypro.helpdesk.models import Note


def with_notes(
    said: Sequence[Any], conversation: Conversation, agent_handle: str, *, has_notes: bool = True
) -> list[Any]:
    """The messages of a page, each with the notes behind it that were written before the next one.

    Notes from before the first message of a later page stand on the page before.
    """
    if not (said and has_notes):
        return list(said)
    until = next_moment(said[-1].row.seq, conversation)
    starts = [one.at for one in said]
    behind: defaultdict[int, list[Note]] = defaultdict(list)
    for note in queries.notes_in(conversation.pk):
        if is_on_page(note, said, until):
            behind[max(0, sum(at <= note.written_at for at in starts) - 1)].append(note)
    return [replace(one, after=drawn(behind[place], agent_handle)) for place, one in enumerate(said)]


def is_on_page(note: Note, said: Sequence[Any], until: datetime | None) -> bool:
    begins = said[0].row.seq == 1 or note.written_at >= said[0].at
    return begins and (until is None or note.written_at < until)


def next_moment(seq: int, conversation: Conversation) -> datetime | None:
    """When the message behind this one was written; None behind the last."""
    if seq >= conversation.last_seq:
        return None
    later = Message.objects.filter(conversation=conversation, seq__gt=seq).order_by("seq")
    return later.values_list("sent_at", flat=True).first()


def drawn(notes: Iterable[Note], agent_handle: str) -> SafeString:
    """Everybody gets the same; what only its author may press is shown to them."""
    whole = "".join(note_html(note) for note in notes)
    mine = f'data-for="{agent_handle}"'
    return SafeString(whole.replace(mine, f"{mine} data-shown"))
