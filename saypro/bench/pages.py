"""How long the first byte of a page takes, in a small house and in a large one, and its queries."""

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from urllib.parse import urlsplit

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saypro.accounts.models import User
from saypro.bench.database import kept_database
from saypro.bench.errors import PageError
from saypro.bench.filling import LARGE, SMALL, Size, fill, is_filled
from saypro.bench.out import percentiles_ms, progress
from saypro.bench.people import session_of
from saypro.bench.server import NO_THROTTLE, Server
from saypro.conversations.models import Conversation
from saypro.listings.models import Listing
from saypro.project.own_databases import drop_database, has_database

MOST_MS = 60.0
MOST_TIMES = 1.3
WARM = 15
LONGEST = 35


@dataclass(frozen=True, slots=True)
class House:
    """A filled database: its address, the viewer's session, the pages and the queries each needs."""

    address: str
    cookie: str
    paths: dict[str, str]
    queries: dict[str, int]


@dataclass(slots=True)
class PageTimes:
    """Seconds to the first byte by page, and queries, in the small house and in the large one."""

    small: dict[str, list[float]] = field(default_factory=dict)
    large: dict[str, list[float]] = field(default_factory=dict)
    small_queries: dict[str, int] = field(default_factory=dict)
    large_queries: dict[str, int] = field(default_factory=dict)

    def result(self) -> dict[str, dict[str, float]]:
        return {page: self.row(page) for page in self.large}

    def row(self, page: str) -> dict[str, float]:
        small, large = percentiles_ms(self.small[page], 50, 95), percentiles_ms(self.large[page], 50, 95)
        return {
            "p50_ms": large["p50"],
            "p95_ms": large["p95"],
            "small_p50_ms": small["p50"],
            "small_p95_ms": small["p95"],
            "ratio": round(median(self.large[page]) / median(self.small[page]), 2),
            "queries": self.large_queries[page],
            "small_queries": self.small_queries[page],
        }

    @property
    def is_fast(self) -> bool:
        return all(row["p50_ms"] < MOST_MS and row["ratio"] <= MOST_TIMES for row in self.result().values())


def measure(requests: int) -> PageTimes:
    """Both houses are served side by side and asked in turn, so that a noisy moment meets both.

    Raises PageError.
    """
    few, many = prepared(SMALL), prepared(LARGE)
    times = PageTimes(small_queries=few.queries, large_queries=many.queries)
    with served(few) as small, served(many) as large:
        for page in many.paths:
            for visitor in (small, large):
                visitor.ask(page, WARM)
            times.small[page], times.large[page] = [], []
            for _ in range(requests):
                times.small[page] += small.ask(page)
                times.large[page] += large.ask(page)
    return times


def prepared(size: Size) -> House:
    """The house of that size, filled now or by an earlier run."""
    if has_database(size.name):
        with kept_database(size.name):
            is_good = is_filled()
        if not is_good:
            drop_database(size.name)
    with kept_database(size.name) as address:
        if not is_filled():
            progress(f"filling {size.name}: {size.ads:,} ads, {size.threads:,} threads")
            fill(size)
        viewer = User.objects.get(name="Naledi Viewer")
        session = session_of(viewer)
        session.save()
        paths = paths_for(viewer)
        return House(address, session.session_key, paths, queries_of(paths, session.session_key))


def paths_for(viewer: User) -> dict[str, str]:
    """The same pages in every house; the thread has the same number of messages."""
    threads = Conversation.objects.joined_by(viewer).filter(last_seq=LONGEST).order_by("-last_message_at")
    ad = Listing.objects.open().order_by("-posted_at")[0]
    return {
        "home": "/",
        "search": "/ads/?q=warranty",
        "ad": ad.get_absolute_url(),
        "inbox": "/messages/",
        "thread": threads[0].get_absolute_url(),
    }


def queries_of(paths: dict[str, str], cookie: str) -> dict[str, int]:
    """Queries of each page when it is asked for the second time."""
    client = Client(headers={"host": "localhost"})
    client.cookies["sessionid"] = cookie
    counts = {}
    for page, path in paths.items():
        require_ok(client.get(path).status_code, path)
        with CaptureQueriesContext(connection) as captured:
            client.get(path)
        counts[page] = len(captured)
    return counts


class Visitor:
    """The viewer's browser: one open connection."""

    def __init__(self, house: House, site: str) -> None:
        self.house, self.site = house, site
        self.connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)

    def ask(self, page: str, times: int = 1) -> list[float]:
        return [self.first_byte_s(self.house.paths[page]) for _ in range(times)]

    def first_byte_s(self, path: str) -> float:
        started = time.perf_counter()
        try:
            answer = self.answer(path)
        except http.client.RemoteDisconnected:  # it had been silent for longer than the server keeps it
            self.connection.close()
            started = time.perf_counter()
            answer = self.answer(path)
        taken = time.perf_counter() - started
        answer.read()
        require_ok(answer.status, path)
        return taken

    def answer(self, path: str) -> http.client.HTTPResponse:
        self.connection.request("GET", path, headers={"Cookie": f"sessionid={self.house.cookie}"})
        return self.connection.getresponse()


@contextmanager
def served(house: House) -> Iterator[Visitor]:
    with Server(environment={**NO_THROTTLE, "DATABASE_URL": house.address, "SAYPRO_POOL": "12"}) as server:
        yield Visitor(house, server.site)


def require_ok(status: int, path: str) -> None:
    if status != 200:
        raise PageError(f"{path} answered {status}.")
