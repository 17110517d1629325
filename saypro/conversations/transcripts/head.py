"""What stands above a transcript."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries import Span
from saypro.kit.contacts import hidden
from saypro.kit.zones import in_words


@dataclass(frozen=True, slots=True)
class Head:
    """The title, and lines about the thread, who kept it and when."""

    title: str
    about: tuple[str, ...]


def head(conversation: Conversation, reader: User, span: Span, at: datetime) -> Head:
    about = [hidden(conversation.subject), span_words(span, reader), kept(reader, at), left_out()]
    return Head(title(conversation, reader), tuple(filter(None, about)))


def title(conversation: Conversation, reader: User) -> str:
    others = [
        place.person.name
        for place in queries.places_in(conversation)
        if place.person_id != reader.pk and place.part != Participant.Part.AGENT
    ]
    if conversation.is_support and not others:
        return _("Conversation with SayPro Office")
    return _("Conversation with %(name)s") % {"name": hidden(", ".join(others)) or _("a member who left")}


def span_words(span: Span, reader: User) -> str:
    since = span.since and day(span.since, reader)
    until = span.until and day(span.until - timedelta(microseconds=1), reader)
    if since and until:
        return _("From %(since)s to %(until)s") % {"since": since, "until": until}
    if since:
        return _("From %(since)s on") % {"since": since}
    return _("Until %(until)s") % {"until": until} if until else ""


def kept(reader: User, at: datetime) -> str:
    here = at.astimezone(reader.zone)
    facts = {"name": reader.name, "when": date_format(here, "j F Y, H:i"), "place": in_words(reader.zone.key)}
    return _("Saved by %(name)s on %(when)s. All times are those of %(place)s.") % facts


def left_out() -> str:
    return _("The e-mail addresses and phone numbers of others are left out.")


def day(moment: datetime, reader: User) -> str:
    return date_format(moment.astimezone(reader.zone), "j F Y")
