"""Finding what was said: never a word from a thread the person may not see."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import BooleanField, F, Func, OuterRef, QuerySet, Subquery, TextField, Value

from saypro.accounts.models import User
from saypro.conversations.models import Attachment, Conversation, Message, MessageWords
from saypro.conversations.queries.inbox import mine
from saypro.listings.models import Listing

PAGE = 30
OPENED, CLOSED = "\x02", "\x03"  # around what was found; no message can hold them
MARKED = f"StartSel={OPENED}, StopSel={CLOSED}, MaxWords=28, MinWords=14, ShortWord=2"
MARKED_WHOLE = f"StartSel={OPENED}, StopSel={CLOSED}, HighlightAll=true"
JOINING = "._-"
OFFICE_KEY = "'=office'"


@dataclass(frozen=True, slots=True)
class Search:
    """What somebody looks for; an empty value leaves its question open. `until` is not included."""

    words: str = ""
    person: User | None = None
    thread: Conversation | None = None
    ad: Listing | None = None
    since: datetime | None = None
    until: datetime | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.is_narrowed)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.person or self.thread or self.ad or self.since or self.until)

    @property
    def is_only_words(self) -> bool:
        return bool(self.words) and not self.is_narrowed


@dataclass(frozen=True, slots=True)
class Hits:
    """Messages, newest first, each with `marked`: some of its text with what was found between two marks.

    `file_names` has the names of its files, and `marked_names` the same with marks; None where it has none.
    """

    messages: list[Message]
    next: str = ""


def found_by(person: User, search: Search, before: str = "") -> Hits:
    """What the person may find among their own threads, `PAGE` at a time."""
    threads = mine(person).values("conversation")
    return hits(key(person.pk), threads, search, before)


def found_by_office(agent: User, search: Search, before: str = "") -> Hits:
    """What the office may find: every support thread not hidden from the agent, and nothing else."""
    support = Conversation.objects.for_office(agent).values("pk")
    return hits(OFFICE_KEY, support, search, before)


def hits(keys: str, threads: "QuerySet[Any, Any]", search: Search, before: str) -> Hits:
    """The keys make it quick; `threads` decide what may be seen as things stand now.

    They are asked about the first hits only. Whoever has left one of them since has everything asked.
    """
    with_person = f"{keys} & {key(search.person.pk)}" if search.person else keys
    words = narrowed(MessageWords.objects.filter(matches(with_person, search.words)), search)
    if before.isascii() and before.isdigit() and len(before) < 19:
        words = words.filter(pk__lt=int(before))
    found = first_of(words)
    if not are_open({thread for _pk, thread in found}, threads):
        found = first_of(words.filter(conversation__in=threads))
    ids = [pk for pk, _thread in found]
    return Hits(messages(ids[:PAGE], search.words), str(ids[PAGE - 1]) if len(ids) > PAGE else "")


def first_of(words: "QuerySet[MessageWords]") -> list[tuple[int, int]]:
    """The newest, with their threads; one more than a page."""
    return list(words.order_by("-pk").values_list("pk", "conversation")[: PAGE + 1])


def are_open(keys: set[int], threads: "QuerySet[Any, Any]") -> bool:
    if not keys:
        return True
    return Conversation.objects.filter(pk__in=keys).filter(pk__in=threads).count() == len(keys)


def narrowed(words: "QuerySet[MessageWords]", search: Search) -> "QuerySet[MessageWords]":
    if search.thread:
        words = words.filter(conversation=search.thread)
    if search.ad:
        words = words.filter(conversation__listing=search.ad)
    if search.since:
        words = words.filter(sent_at__gte=search.since)
    if search.until:
        words = words.filter(sent_at__lt=search.until)
    return words


def messages(ids: Sequence[int], words: str) -> list[Message]:
    """As they stand now: what was deleted a moment ago is not shown, even if its words are still kept."""
    said = Message.objects.filter(pk__in=ids, deleted_at=None).exclude(kind=Message.Kind.UNDONE)
    shown = said.select_related("sender").annotate(
        marked=marked(words), file_names=file_names(), marked_names=marked_names(words)
    )
    return list(shown.order_by("-pk"))


def key(person_id: int) -> str:
    return f"'={person_id}'"


def matches(keys: str, words: str) -> Func:
    asked = Func(Value(keys), Value(words), function="conversations_asked", output_field=TextField())
    return Func(
        F("words"), asked, template="(%(expressions)s)", arg_joiner=" @@ ", output_field=BooleanField()
    )


def marked(words: str) -> Func:
    """Some of the text."""
    return headline(F("body"), words, MARKED)


def file_names() -> Subquery:
    """The names of a message's files in their order, NULL where it has none."""
    files = Attachment.objects.filter(conversation=OuterRef("conversation_id"), seq=OuterRef("seq"))
    named = files.order_by().values("conversation")
    return Subquery(
        named.annotate(names=StringAgg("name", delimiter=", ", order_by="position")).values("names"),
        output_field=TextField(),
    )


def marked_names(words: str) -> Func:
    """All of the names, a blank in place of each sign that joins words in them, as they are looked for."""
    apart = Func(file_names(), Value(JOINING), Value(" " * len(JOINING)), function="translate")
    return headline(apart, words, MARKED_WHOLE)


def headline(text: F | Func, words: str, how: str) -> Func:
    query = Func(Value(words), function="conversations_query", output_field=TextField())
    config = Func(Value("public.conversations_english"), template="(%(expressions)s)::regconfig")
    return Func(config, text, query, Value(how), function="ts_headline", output_field=TextField())
