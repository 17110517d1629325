"""What was found, as a list beside a thread: people, threads by name, and messages by thread."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.forms import SearchForm
from saypro.conversations.models import Conversation, Message
from saypro.conversations.queries import Hits, InboxRow, Search
from saypro.conversations.queries.search import CLOSED, OPENED
from saypro.conversations.views.asked import Chip, asked_of_office, asked_of_own, chips_of, query_of
from saypro.conversations.views.request import Request
from saypro.kit.throttle import allow


@dataclass(frozen=True, slots=True)
class Hit:
    """One message: `html` is some of its text with what was found marked, `url` leads to it in its thread.

    `files` has the names of its files where something was found in them, and is "" otherwise.
    """

    url: str
    name: str
    at: datetime
    html: SafeString
    files: SafeString
    is_open: bool


class OfficeThread(Protocol):
    """A thread as the office's own pages know it; `url` is where they open it."""

    @property
    def conversation(self) -> Conversation: ...

    @property
    def url(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one thread; `row` is its line in the member's list, `ticket` in the office's."""

    hits: list[Hit]
    row: InboxRow | None = None
    ticket: OfficeThread | None = None


Grouped = Callable[[Iterable[int]], Mapping[int, Group]]


@dataclass(frozen=True, slots=True)
class SearchPane:
    """A search and what it found; `error` says why nothing was looked for."""

    form: SearchForm
    query: str = ""
    status: int = 200
    error: str = ""
    is_asked: bool = False
    chips: list[Chip] = field(default_factory=list)
    people: list[User] = field(default_factory=list)
    threads: list[InboxRow] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    older: str = ""

    @property
    def words(self) -> str:
        return str(self.form["q"].value() or "")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What the form carries on without showing it as a field."""
        values = ((name, str(self.form[name].value() or "")) for name in ("person", "thread", "ad"))
        return [(name, value) for name, value in values if value]

    @property
    def has_days(self) -> bool:
        return bool(self.form["since"].value() or self.form["until"].value())

    @property
    def is_without_result(self) -> bool:
        return self.is_asked and not (self.people or self.threads or self.groups)


def search_pane(request: Request) -> SearchPane:
    pane = opened(request)
    if pane.error:
        return pane
    search = asked_of_own(request.user, pane.form.cleaned_data)
    if search is None or search.is_empty:
        return replace(pane, is_asked=search is None)
    before = request.GET.get("before", "")
    hits = queries.found_by(request.user, search, before)
    pane = with_hits(request, pane, search, hits, lambda ids: own_groups(request.user, ids))
    if search.is_only_words and not before:
        people = queries.people_like(request.user, search.words)
        pane = replace(pane, people=people, threads=queries.threads_called(request.user, search.words))
    return pane


def office_search_pane(request: Request, grouped: Grouped) -> SearchPane:
    """Among all support threads, and nothing else; `grouped` gives those of some keys, without hits."""
    pane = opened(request)
    search = None if pane.error else asked_of_office(request.user, pane.form.cleaned_data)
    if search is None or search.is_empty:
        return pane
    hits = queries.found_by_office(request.user, search, request.GET.get("before", ""))
    return with_hits(request, pane, search, hits, grouped)


def opened(request: Request) -> SearchPane:
    """The form as it was sent, with what is wrong with it or with asking so often."""
    form = SearchForm(request.GET)
    if not form.is_valid():
        return SearchPane(form, error=form.sentence, status=422)
    pane = SearchPane(form, query_of(form.cleaned_data))
    wait = wait_s(request) if pane.query else None
    if wait is None:
        return pane
    words = {"limit": settings.SEARCHES_PER_MINUTE, "wait": wait}
    sentence = _("That was more than %(limit)d searches in a minute. Search again in %(wait)d seconds.")
    return replace(pane, error=sentence % words, status=429)


def wait_s(request: Request) -> int | None:
    """Seconds until the person may search again; None for now. No limit where the setting is 0."""
    limit: int = settings.SEARCHES_PER_MINUTE
    return allow(f"message-search:{request.user.pk}", limit, 60) if limit else None


def with_hits(request: Request, pane: SearchPane, search: Search, hits: Hits, grouped: Grouped) -> SearchPane:
    """The hits by thread, in the order of the newest of each."""
    by_thread: defaultdict[int, list[Message]] = defaultdict(list)
    for message in hits.messages:
        by_thread[message.conversation_id].append(message)
    groups = grouped(by_thread)
    return replace(
        pane,
        is_asked=True,
        chips=chips_of(search, pane.form.cleaned_data),
        groups=[
            replace(groups[key], hits=[hit(request, groups[key], pane.query, each) for each in messages])
            for key, messages in by_thread.items()
            if key in groups
        ],
        older=query_of(pane.form.cleaned_data, before=hits.next) if hits.next else "",
    )


def own_groups(person: User, ids: Iterable[int]) -> dict[int, Group]:
    return {row.conversation.pk: Group([], row=row) for row in queries.lines_of(person, list(ids))}


def hit(request: Request, group: Group, query: str, message: Message) -> Hit:
    thread, path = place_of(group)
    files = files_html(message)
    return Hit(
        url=f"{path}{query}&at={message.seq}#m-{message.client_id}",
        name=_("You") if message.sender_id == request.user.pk else message.sender.first_name,
        at=message.sent_at,
        html=SafeString("")
        if files and message.kind == Message.Kind.FILES
        else marked_html(marked_in(message)),
        files=files,
        is_open=thread.ref in request.path and request.GET.get("at") == str(message.seq),
    )


def place_of(group: Group) -> tuple[Conversation, str]:
    """The thread, and where this reader opens it."""
    if group.ticket:
        return group.ticket.conversation, group.ticket.url
    assert group.row
    return group.row.conversation, group.row.conversation.get_absolute_url()


def marked_in(message: Message) -> str:
    text: str = message.marked  # type: ignore[attr-defined]  # annotated by the query
    return text


def files_html(message: Message) -> SafeString:
    """The names of its files, if something was found in them."""
    names: str | None = message.file_names  # type: ignore[attr-defined]  # annotated by the query
    marked: str | None = message.marked_names  # type: ignore[attr-defined]
    return marked_html(spelt_as(names, marked)) if names and marked and OPENED in marked else SafeString("")


def spelt_as(names: str, marked: str) -> str:
    """The marks put into the names as they are; `marked` has blanks in place of some of their signs."""
    spelling = iter(names)
    return "".join(sign if sign in (OPENED, CLOSED) else next(spelling, "") for sign in marked)


def marked_html(text: str) -> SafeString:
    """The text as safe HTML, what was found in `<mark>`."""
    safe = str(escape(" ".join(text.split())))
    return SafeString(safe.replace(OPENED, "<mark>").replace(CLOSED, "</mark>"))
