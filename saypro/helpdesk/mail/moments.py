"""When a mail was sent."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from saypro.helpdesk.mail.headers import Headers

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
ASTRAY = timedelta(days=2)


def sent_at(headers: Headers) -> datetime | None:
    """The sender's word, unless it is nonsense or after the mail arrived; then when a server first had it."""
    received = [moment(value.rpartition(";")[2]) for value in headers.all("received")[:50]]
    known = [each for each in received if each]
    told = moment(headers.raw("date"))
    if told and (not known or told <= known[0] + ASTRAY):
        return told
    return known[-1] if known else None


def moment(text: str) -> datetime | None:
    """The moment in UTC; one without a zone is taken for UTC. None for nonsense."""
    try:
        told = parsedate_to_datetime(text.strip()[:100])
        told = told.replace(tzinfo=UTC) if told.tzinfo is None else told.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return told if told >= EARLIEST else None
