"""How soon a search among a million messages has its first results, and what keeping the words costs."""

from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from django.db import connection
from django.db.models import QuerySet
from django.test import Client

from saypro.accounts.models import User
from saypro.bench.database import kept_database
from saypro.bench.errors import PageError
from saypro.bench.filling import Size, is_filled, mark_filled, multiply_all, one_of
from saypro.bench.out import percentiles_ms, progress
from saypro.bench.pages import House, Visitor, queries_of, served
from saypro.bench.people import session_of
from saypro.bench.storing import Storing, compare_storing
from saypro.bench.words import BODIES, NOUNS, QUALITIES
from saypro.conversations.actions import index_missing_messages
from saypro.conversations.models import Conversation, Message, Participant
from saypro.project.own_databases import drop_database, has_database

MOST_MS = 100.0
MOST_PERCENT = 10.0
WARM = 3
WORLD = Size("saypro_search", ads=10_000, threads=50_500, members=30_000)
VIEWERS = {"Naledi Twenty": 20, "Naledi Two Hundred": 200, "Naledi Five Thousand": 5_000}
RARE = "heirloom"
BODY = (
    f"{one_of(BODIES)} || ' ' || {one_of(NOUNS)} || ', ' || {one_of(QUALITIES)} || '. ' || {one_of(BODIES)}"
)


@dataclass(slots=True)
class SearchTimes:
    """Seconds to the first byte of each member's searches, by how many threads the member has."""

    messages: int
    threads: dict[str, int]
    times: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    queries: dict[str, dict[str, int]] = field(default_factory=dict)
    storing: Storing | None = None

    def result(self) -> dict[str, object]:
        rows = {
            f"{self.threads[name]} threads": {
                search: {**percentiles_ms(taken, 50, 95), "queries": self.queries[name][search]}
                for search, taken in searches.items()
            }
            for name, searches in self.times.items()
        }
        storing = self.storing.row() if self.storing else {}
        return {"messages": self.messages, "first_results_ms": rows, **storing}

    @property
    def is_fast(self) -> bool:
        slowest = max(
            percentiles_ms(taken, 95)["p95"] for each in self.times.values() for taken in each.values()
        )
        return slowest < MOST_MS and (self.storing is None or self.storing.slower_percent <= MOST_PERCENT)


def measure(requests: int, rounds: int) -> SearchTimes:
    """Every kind of search through the real server, then storing with and without. Raises PageError."""
    prepare()
    with kept_database(WORLD.name) as address:
        houses = {name: house_of(name, address) for name in VIEWERS}
        found = SearchTimes(Message.objects.count(), {name: threads_of(name) for name in VIEWERS})
        for name, house in houses.items():
            found.queries[name] = house.queries
            with served(house) as visitor:
                found.times[name] = searched(visitor, requests)
        if rounds:
            progress("storing with and without")
            found.storing = compare_storing(rounds)
    return found


def searched(visitor: Visitor, requests: int) -> dict[str, list[float]]:
    """In turn, so that a noisy moment meets all of them."""
    times: dict[str, list[float]] = {search: [] for search in visitor.house.paths}
    for search in times:
        visitor.ask(search, WARM)
    for _ in range(requests):
        for search, taken in times.items():
            taken += visitor.ask(search)
    return times


def prepare() -> None:
    """The world, filled now or by an earlier run."""
    if has_database(WORLD.name):
        with kept_database(WORLD.name):
            is_good = is_filled()
        if not is_good:
            drop_database(WORLD.name)
    with kept_database(WORLD.name):
        if not is_filled():
            fill()


def fill() -> None:
    progress(f"filling {WORLD.name}: a million messages")
    multiply_all(WORLD, VIEWERS, BODY)
    with connection.cursor() as cursor:
        watching = User.objects.filter(name__in=VIEWERS).values_list("pk", flat=True)
        cursor.execute(SPRINKLE, [f" {RARE}", list(watching)])
        cursor.execute("ANALYZE")
    progress("keeping their words")
    index_missing_messages()
    mark_filled(WORLD)


def house_of(name: str, address: str) -> House:
    viewer = User.objects.get(name=name)
    session = session_of(viewer)
    session.save()
    paths = paths_for(viewer)
    require_hits(paths, session.session_key)
    return House(address, session.session_key, paths, queries_of(paths, session.session_key))


def paths_for(viewer: User) -> dict[str, str]:
    """Each kind of search; every one of them finds something."""
    thread = threads_of_viewer(viewer).order_by("-last_message_at").select_related("listing")[0]
    other = Participant.objects.filter(conversation=thread).exclude(person=viewer)[0].person
    last = thread.last_message_at.date()
    since, until = str(last - timedelta(days=60)), str(last)
    ad = thread.listing.ref if thread.listing else ""
    return {
        "common word": address(q="station"),
        "rare word": address(q=RARE),
        "phrase": address(q='"receipt from two years ago"'),
        "two words": address(q="station cables"),
        "nothing": address(q="zanzibar"),
        "by person": address(person=other.handle),
        "by ad": address(ad=ad),
        "by time": address(q="station", since=since, until=until),
        "time alone": address(since=since, until=until),
    }


def require_hits(paths: dict[str, str], cookie: str) -> None:
    """Raises PageError when a search that should find something does not."""
    client = Client(headers={"host": "localhost"})
    client.cookies["sessionid"] = cookie
    for search, path in paths.items():
        is_found = b'class="hit' in client.get(path).content
        if is_found != (search != "nothing"):
            raise PageError(f"{search}, {path}, found {'something' if is_found else 'nothing'}.")


def address(**asked: str) -> str:
    return f"/messages/search/?{urlencode(asked)}"


def threads_of(name: str) -> int:
    return threads_of_viewer(User.objects.get(name=name)).count()


def threads_of_viewer(viewer: User) -> QuerySet[Conversation]:
    return Conversation.objects.joined_by(viewer)


SPRINKLE = """
UPDATE conversations_message message SET body = body || %s
FROM conversations_participant place
WHERE place.conversation_id = message.conversation_id AND message.seq = 1
    AND (place.person_id = ANY(%s) AND place.conversation_id %% 11 = 0 OR place.conversation_id %% 1999 = 0)
"""
