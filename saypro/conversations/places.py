"""What can be asked about people's places in threads: conditions on `Participant`, as the moment stands.

Whatever counts or lists unread threads asks here, so that every number on every screen is the same.
"""

from datetime import UTC, datetime

from django.db.models import F, Q

FOR_GOOD = datetime(9999, 12, 31, tzinfo=UTC)

HAS_WORDS = Q(conversation__last_seq__gt=F("conversation__emptied_seq"))
HAS_NEWS = Q(marked_seq=None, read_seq__lt=F("conversation__last_seq")) | Q(
    marked_seq__lt=F("conversation__last_seq")
)


def is_muted(at: datetime) -> Q:
    return Q(muted_until__gt=at)


def is_archived(at: datetime) -> Q:
    """Put away, and nothing came since; what comes to a muted thread leaves it where it is."""
    return Q(archived_seq__isnull=False) & (Q(archived_seq__gte=F("conversation__last_seq")) | is_muted(at))


def is_unread(at: datetime) -> Q:
    """Holds something new that calls for the person: neither put away nor muted."""
    return HAS_NEWS & ~is_archived(at) & ~is_muted(at)
