"""A note as HTML, drawn alike for page and push; what only its author may press is marked for them."""

from html import escape
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from saypro.helpdesk.mentions import named_in
from saypro.helpdesk.models import Note
from saypro.kit.text import linkify


def note_html(note: Note) -> SafeString:
    return SafeString(render_to_string("helpdesk/note.html", {"note": note, "words": words(note)}).strip())


def note_item(note: Note) -> dict[str, Any]:
    """The note as the `notes` frame carries it."""
    return {"ref": note.ref, "at": note.written_at.isoformat(), "html": note_html(note)}


def words(note: Note) -> SafeString:
    """Its text as safe HTML, with those who are named in it set apart."""
    names = {mention.agent_id: mention.agent.name for mention in note.mentions.all()}
    handles = {mention.agent_id: mention.agent.handle for mention in note.mentions.all()}
    parts, end = [], 0
    for named in named_in(note.body, names):
        shown = escape(note.body[named.start : named.end])
        mark = f'<b class="at" data-named="{handles[named.person_id]}">{shown}</b>'
        parts += [linkify(note.body[end : named.start]), mark]
        end = named.end
    return SafeString("".join([*parts, linkify(note.body[end:])]))
