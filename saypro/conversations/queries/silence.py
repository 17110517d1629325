"""Whom a person has blocked, and what they have muted."""

from datetime import datetime

from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.models import Block, Participant
from saypro.conversations.queries.inbox import NEWEST, InboxRow, listed, rows
from saypro.kit.paging import Page, page_of

PAGE = 50
MOST_MUTED = 200


def is_blocking(person: User, other: User) -> bool:
    return Block.objects.filter(blocker=person, blocked=other).exists()


def has_muted(person_id: int, conversation_id: int, at: datetime) -> bool:
    """Whether the person wanted no noise about the thread at this moment."""
    place = Participant.objects.filter(person=person_id, conversation=conversation_id)
    return place.filter(places.is_muted(at)).exists()


def blocked_page(person: User, after: str = "") -> Page[Block]:
    """Whom the person has blocked, the latest first."""
    blocks = Block.objects.filter(blocker=person).select_related("blocked")
    return page_of(blocks, after, by=["-since", "-pk"], size=PAGE)


def muted(person: User) -> list[InboxRow]:
    """The threads that are muted now, newest first; at most `MOST_MUTED`."""
    at = timezone.now()
    return rows(list(listed(person).filter(places.is_muted(at)).order_by(*NEWEST)[:MOST_MUTED]), at)
