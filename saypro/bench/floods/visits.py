"""Members who look at pages and send forms all the while, gently, and how long each of them waits."""

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from http.client import HTTPConnection, HTTPException
from types import TracebackType
from typing import Self
from urllib.parse import urlencode
from uuid import uuid4

from saypro.bench.load.plan import Pair
from saypro.bench.out import percentiles_ms
from saypro.bench.server import Server

EVERY_S = 0.125
LONGEST_S = 60
TOKEN = "m" * 32
PAGES = ("/messages/", "/ads/")


class Visits:
    """As long as the block lasts, a page and a form eight times a second, each by the next of the members."""

    def __init__(self, server: Server, pairs: Sequence[Pair]) -> None:
        self.port = server.port
        self.page_s: list[float] = []
        self.form_s: list[float] = []
        self.refused = 0
        self.is_over = threading.Event()
        looking, writing = itertools.cycle(pairs), itertools.cycle(pairs)
        self.threads = [
            threading.Thread(target=self.go_on, args=(self.page_s, lambda: self.look(next(looking)))),
            threading.Thread(target=self.go_on, args=(self.form_s, lambda: self.write(next(writing)))),
        ]

    def __enter__(self) -> Self:
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_over.set()
        for thread in self.threads:
            thread.join()

    @property
    def page_ms(self) -> dict[str, float]:
        return percentiles_ms(self.page_s, 50, 99)

    @property
    def form_ms(self) -> dict[str, float]:
        return percentiles_ms(self.form_s, 50, 99)

    def go_on(self, times: list[float], ask: Callable[[], bool]) -> None:
        """One after the other: whoever waits asks less often, so a slow time counts less than it lasts."""
        while not self.is_over.wait(EVERY_S):
            began = time.monotonic()
            try:
                is_good = ask()
            except (OSError, HTTPException):
                is_good = False
            times.append(time.monotonic() - began)
            self.refused += not is_good

    def look(self, pair: Pair) -> bool:
        page = PAGES[len(self.page_s) % len(PAGES)]
        return self.status("GET", page, {"Cookie": f"sessionid={pair.cookies[0]}"}) == 200

    def write(self, pair: Pair) -> bool:
        form = urlencode(
            {"client_id": uuid4(), "body": "Is it still for sale?", "csrfmiddlewaretoken": TOKEN}
        )
        headers = {
            "Cookie": f"sessionid={pair.cookies[0]}; csrftoken={TOKEN}",
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        return self.status("POST", f"/messages/{pair.ref}/messages/", headers, form) == 201

    def status(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> int:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=LONGEST_S)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()
