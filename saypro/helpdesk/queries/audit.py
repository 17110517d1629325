"""What people of the office did, from the log."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import ngettext

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.conversations.events import ConversationReopened
from saypro.conversations.models import WITH_OFFICE, Conversation
from saypro.events.facts import Fact
from saypro.events.models import Event
from saypro.helpdesk.models import Contact, Ticket
from saypro.kit.paging import Page, page_of

PAGE = 50
NEWEST = ("-occurred_at", "-pk")
TOLD = ("reason", "category", "priority", "until", "day", "name", "what", "became", "was", "verdict", "rule")
PEOPLE = ("assignee_id", "agent_id", "person_id", "about_id")


@dataclass(frozen=True, slots=True)
class Deed:
    """Who did what when; `details` and `url` as far as there are any."""

    at: datetime
    who: User | None
    what: str | Promise
    details: str
    url: str


@dataclass(frozen=True, slots=True)
class DeedsPage:
    deeds: list[Deed]
    next: str
    is_later: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """Of one person (None: of all), of one kind ("": all), from a moment on and up to another."""

    person: User | None
    kind: str
    since: datetime
    until: datetime


@cache
def kinds_of_deeds() -> Mapping[str, str | Promise]:
    """What is told of, in words; the page lies in a room above and is read when first needed."""
    listed: Mapping[type[Fact], str | Promise] = import_string(settings.STAFF_FACTS)
    return {fact.kind: words for fact, words in listed.items()}


def deeds_page(asked: Asked, after: str = "") -> DeedsPage:
    """The newest first; bounded by the time that was asked for."""
    kinds = [asked.kind] if asked.kind in kinds_of_deeds() else list(kinds_of_deeds())
    events = Event.objects.filter(kind__in=kinds, occurred_at__gte=asked.since, occurred_at__lt=asked.until)
    events = events.filter(actor_id=asked.person.pk) if asked.person else events.filter(by_the_office())
    page: Page[Event] = page_of(events, after, by=NEWEST, size=PAGE)
    return DeedsPage(deeds(page.rows), page.next, page.is_later)


def by_the_office() -> Q:
    """What members can do, too, counts only where somebody of the office did it; the house itself never."""
    office = list(User.objects.filter(role__in=OFFICE_ROLES).values_list("pk", flat=True))
    is_theirs = ~Q(kind=ConversationReopened.kind) | Q(actor_id__in=office)
    return Q(actor_id__isnull=False) & is_theirs


def deeds(events: list[Event]) -> list[Deed]:
    payloads = [event.payload for event in events]
    mentioned = {given[key] for given in payloads for key in PEOPLE if given.get(key)}
    people = User.objects.in_bulk({event.actor_id for event in events if event.actor_id} | mentioned)
    contacts = contacts_in(payloads)
    refs = refs_of(payloads)
    return [
        Deed(
            event.occurred_at,
            people.get(event.actor_id or 0),
            kinds_of_deeds()[event.kind],
            contacts.get(event.payload.get("contact_id", 0)) or details(event.payload, people),
            url(event.payload, refs),
        )
        for event in events
    ]


def details(given: Mapping[str, Any], people: Mapping[int, User]) -> str:
    names = [people[given[key]].name for key in PEOPLE if given.get(key) in people]
    return " · ".join([*names, *(str(given[key]) for key in TOLD if given.get(key))])


def contacts_in(payloads: Iterable[Mapping[str, Any]]) -> dict[int, str]:
    """Who each contact was that is spoken of, and how many tickets they left."""
    given = {one["contact_id"]: one["tickets"] for one in payloads if one.get("contact_id")}
    if not given:
        return {}
    found = Contact.objects.filter(pk__in=given).select_related("person")
    return {one.pk: " · ".join([one.person.name, str(one), tickets_in_words(given[one.pk])]) for one in found}


def tickets_in_words(tickets: list[int]) -> str:
    count = len(tickets)
    return ngettext("{count} ticket", "{count} tickets", count).format(count=count)


def refs_of(payloads: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], str]:
    """The thread's name for each ticket and thread that is spoken of."""
    tickets = {ticket_in(given) for given in payloads} - {0}
    threads = {given["conversation_id"] for given in payloads if given.get("conversation_id")}
    by_ticket = Ticket.objects.filter(pk__in=tickets).values_list("pk", "conversation__ref")
    support = Conversation.objects.filter(WITH_OFFICE, pk__in=threads)
    return {("ticket", pk): ref for pk, ref in by_ticket} | {
        ("thread", pk): ref for pk, ref in support.values_list("pk", "ref")
    }


def url(given: Mapping[str, Any], refs: Mapping[tuple[str, int], str]) -> str:
    ref = refs.get(("ticket", ticket_in(given))) or refs.get(("thread", given.get("conversation_id", 0)))
    return reverse("helpdesk:ticket", args=[ref]) if ref else ""


def ticket_in(given: Mapping[str, Any]) -> int:
    """The ticket that is spoken of, the first of several; 0 for none."""
    several: list[int] = given.get("tickets", [])
    return given.get("ticket_id") or next(iter(several), 0)
