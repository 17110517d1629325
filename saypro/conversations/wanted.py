"""What somebody wants to see of their inbox: a lane, filters, an ad, a category; as addresses say it."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Self
from urllib.parse import urlencode

from django.db.models import Q, TextChoices
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.accounts.models import User
from saypro.conversations import places
from saypro.conversations.filters import ARCHIVED, KINDS, UNREAD, InboxFilter, known_filters
from saypro.conversations.models import Conversation
from saypro.listings.models import Category


class Lane(TextChoices):
    """The inbox's lanes: what is about ads, what the office answers, and what we tell people ourselves."""

    ALL = "all", pgettext_lazy("conversations", "All")
    DEALS = "deals", _("Deals")
    SUPPORT = "support", _("Support")
    NOTICES = "notices", _("Notices")

    @property
    def kinds(self) -> frozenset[str]:
        return KINDS_OF[self]


KINDS_OF = {
    Lane.ALL: KINDS,
    Lane.DEALS: frozenset({Conversation.Kind.DEAL}),
    Lane.SUPPORT: frozenset({Conversation.Kind.SUPPORT}),
    Lane.NOTICES: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """`shows` are keys of filters in the house's order, `ad` is its ref, `category` its slug."""

    lane: Lane = Lane.ALL
    shows: tuple[str, ...] = ()
    ad: str = ""
    category: str = ""

    @classmethod
    def read(cls, asked: QueryDict) -> Self:
        """From an address; what nobody knows is left out, so that old links still lead somewhere."""
        lane = asked.get("lane", "")
        wished = set(asked.getlist("show"))
        return cls(
            lane=Lane(lane) if lane in Lane.values else Lane.ALL,
            shows=tuple(key for key in known_filters() if key in wished),
            ad=asked.get("ad", "")[:12].replace("\x00", ""),
            category=asked.get("category", "")[:50].replace("\x00", ""),
        )

    @property
    def query(self) -> str:
        """The same as part of an address: "?lane=deals&show=unread", or "" for everything."""
        return self.query_with()

    def query_with(self, **more: str) -> str:
        """The same with further values behind it."""
        said = [("lane", str(self.lane))] if self.lane != Lane.ALL else []
        said += [("show", key) for key in self.shows]
        about = {"ad": self.ad, "category": self.category, **more}
        said += [(name, value) for name, value in about.items() if value]
        return f"?{urlencode(said)}" if said else ""

    @property
    def is_just_unread(self) -> bool:
        return self.shows == (UNREAD.key,) and not (self.ad or self.category)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.shows or self.ad or self.category)

    def of(self, lane: Lane) -> Self:
        """The whole of that lane."""
        return type(self)(lane)

    def toggled(self, key: str) -> Self:
        wished = {*self.shows} ^ {key}
        return replace(self, shows=tuple(each for each in known_filters() if each in wished))

    def condition(self, person: User, at: datetime) -> Q:
        """On the person's own places: what is archived shows only where it is asked for."""
        asked = [known_filters()[key] for key in self.shows]
        found = Q() if ARCHIVED.key in self.shows else ~places.is_archived(at)
        if self.lane != Lane.ALL:
            found &= Q(conversation__kind__in=sorted(self.lane.kinds))
        for group in grouped(asked):
            found &= reduce(or_, (each.condition(person, at) for each in group))
        return found & self.about()

    def about(self) -> Q:
        found = Q(conversation__listing__ref=self.ad) if self.ad else Q()
        if self.category:
            path = Category.objects.filter(slug=self.category).values_list("path", flat=True).first()
            found &= Q(conversation__listing__category__path__startswith=path) if path else Q(pk=None)
        return found


def grouped(filters: list[InboxFilter]) -> list[list[InboxFilter]]:
    """Filters of one group together, each other one alone."""
    groups: defaultdict[str, list[InboxFilter]] = defaultdict(list)
    for each in filters:
        groups[each.group or each.key].append(each)
    return list(groups.values())
