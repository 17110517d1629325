"""What the inbox can be narrowed to. A room above adds its own on the page `project/filters.py`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.models import Conversation, Participant

Condition = Callable[[User, datetime], Q]
"""On `Participant`: the person's own place in a thread, as things stand at that moment."""

KINDS = frozenset(Conversation.Kind)


@dataclass(frozen=True, slots=True)
class InboxFilter:
    """`key` stands in addresses. Filters of one `group` widen each other, all others narrow further.

    `kinds` are the kinds of thread it can be asked about.
    """

    key: str
    label: str | Promise
    condition: Condition
    group: str = ""
    kinds: frozenset[str] = KINDS


DEALS = frozenset({Conversation.Kind.DEAL})

UNREAD = InboxFilter("unread", _("Unread"), lambda _person, at: places.is_unread(at))
STARRED = InboxFilter("starred", _("Starred"), lambda _person, _at: Q(is_starred=True))
BUYING = InboxFilter(
    "buying", _("Buying"), lambda _person, _at: Q(part=Participant.Part.BUYER), "side", DEALS
)
SELLING = InboxFilter(
    "selling", _("Selling"), lambda _person, _at: Q(part=Participant.Part.SELLER), "side", DEALS
)
OFFICE = InboxFilter("office", _("Office"), lambda _person, _at: Q(part=Participant.Part.MEMBER), "side")
ARCHIVED = InboxFilter("archived", _("Archived"), lambda _person, at: places.is_archived(at))

OWN = [UNREAD, STARRED, BUYING, SELLING, OFFICE, ARCHIVED]


def known_filters() -> dict[str, InboxFilter]:
    """Every filter of the house by its key, in the order of the page."""
    return listed(settings.INBOX_FILTERS)


@cache
def listed(path: str) -> dict[str, InboxFilter]:
    filters: Sequence[InboxFilter] = import_string(path)
    return {each.key: each for each in filters}
