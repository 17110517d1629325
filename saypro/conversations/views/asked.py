"""What a search asks, from its form, and the same in words and addresses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import Http404
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import access, queries
from saypro.conversations.queries import Search

FIELDS = ("q", "person", "thread", "ad", "since", "until")
Asked = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Chip:
    """Something the search is narrowed to; `query` is the search without it."""

    label: str
    query: str


def asked_of_own(person: User, asked: Asked) -> Search | None:
    """None when it names a person, thread or ad that is none of this person's: then nothing is found."""
    other = queries.counterpart(person, asked["person"]) if asked["person"] else None
    ad = queries.ad_talked_about(person, asked["ad"]) if asked["ad"] else None
    try:
        thread = access.own_place_for(person, asked["thread"]).conversation if asked["thread"] else None
    except Http404:
        return None
    if bool(asked["person"]) != bool(other) or bool(asked["ad"]) != bool(ad):
        return None
    since, until = span_of(person, asked)
    return Search(asked["q"], person=other, thread=thread, ad=ad, since=since, until=until)


def asked_of_office(agent: User, asked: Asked) -> Search:
    since, until = span_of(agent, asked)
    return Search(asked["q"], since=since, until=until)


def span_of(person: User, asked: Asked) -> tuple[datetime | None, datetime | None]:
    """From the first day's midnight to that after the last, where the person is."""
    zone, last = person.zone, asked["until"]
    until = last + timedelta(days=1) if last and last < date.max else None
    return midnight(asked["since"], zone), midnight(until, zone)


def midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time.min, zone) if day else None


def query_of(asked: Asked, **changes: str | None) -> str:
    """The search as part of an address, "" for none."""
    said = {name: asked.get(name) for name in FIELDS} | changes
    filled = {name: str(value) for name, value in said.items() if value}
    return f"?{urlencode(filled)}" if filled else ""


def chips_of(search: Search, asked: Asked) -> list[Chip]:
    """What it is narrowed to, each with the search that is not."""
    labels = {
        "person": search.person and _("With %(name)s") % {"name": search.person.name},
        "thread": search.thread and _("In: %(subject)s") % {"subject": search.thread.subject},
        "ad": search.ad and _("About: %(title)s") % {"title": search.ad.title},
        "since": asked["since"] and _("From %(day)s") % {"day": date_format(asked["since"], "j F Y")},
        "until": asked["until"] and _("Until %(day)s") % {"day": date_format(asked["until"], "j F Y")},
    }
    return [Chip(str(label), query_of(asked, **{key: None})) for key, label in labels.items() if label]
