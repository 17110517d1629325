"""The list of threads beside everything in the inbox: lanes, filters, rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.filters import known_filters
from saypro.conversations.models import SavedFilter
from saypro.conversations.queries import InboxRow
from saypro.conversations.views.request import Request
from saypro.conversations.views.words import words
from saypro.conversations.wanted import Lane, Wanted
from saypro.kit import slots
from saypro.notifications import queries as notifications
from saypro.notifications.queries import notices_page


@dataclass(frozen=True, slots=True)
class Choice:
    """A lane or filter as a link: `query` is where it leads."""

    key: str
    label: str
    query: str
    is_on: bool
    count: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what rooms above put under it."""

    row: InboxRow
    tags: SafeString


def list_pane(request: Request) -> dict[str, Any]:
    wanted = Wanted.read(request.GET)
    return notices_pane(request, wanted) if wanted.lane == Lane.NOTICES else threads_pane(request, wanted)


def notices_pane(request: Request, wanted: Wanted) -> dict[str, Any]:
    page = notices_page(request.user, request.GET.get("older", ""))
    return {
        "words": words(),
        "wanted": wanted,
        "lanes": list(lanes(request, wanted)),
        "notices": page,
        "older_query": wanted.query_with(older=page.next) if page.next else "",
    }


def threads_pane(request: Request, wanted: Wanted) -> dict[str, Any]:
    page = queries.inbox_page(request.user, wanted, request.GET.get("older", ""))
    saved = queries.saved_filters(request.user)
    return {
        "words": words(),
        "wanted": wanted,
        "lanes": list(lanes(request, wanted)),
        "filters": list(filters(wanted)),
        "saved_filters": list(named(saved, wanted)),
        "is_saved": any(each.query == wanted.query for each in saved),
        "page": page,
        "lines": lines(page.rows, request.user),
        "is_empty": not page.rows and not queries.has_threads(request.user),
        "older_query": wanted.query_with(older=page.older) if page.older else "",
        "select_query": wanted.query_with(select="1"),
        "lane_query": wanted.of(wanted.lane).query,
        "is_selecting": "select" in request.GET,
    }


def lanes(request: Request, wanted: Wanted) -> Iterator[Choice]:
    """With how much calls for the person in each; the frame of the page shows the same count."""
    request.bell = notifications.bell_of(request.user)
    request.unread_counts = queries.unread_counts(request.user, notices=request.bell.unread)
    for lane in Lane:
        is_on, count = lane == wanted.lane, request.unread_counts.of(lane)
        yield Choice(str(lane), str(lane.label), wanted.of(lane).query, is_on, count)


def filters(wanted: Wanted) -> Iterator[Choice]:
    """Those that can be asked of this lane, and those that are on all the same."""
    for key, each in known_filters().items():
        is_on = key in wanted.shows
        if is_on or wanted.lane.kinds & each.kinds:
            yield Choice(key, str(each.label), wanted.toggled(key).query, is_on)


def named(saved: list[SavedFilter], wanted: Wanted) -> Iterator[Choice]:
    for each in saved:
        yield Choice(str(each.pk), each.name, each.query, each.query == wanted.query)


def lines(rows: list[InboxRow], person: User) -> list[Line]:
    tags = slots.gather("inbox.tags", [row.conversation.pk for row in rows], person)
    return [Line(row, tags.get(row.conversation.pk, SafeString())) for row in rows]
