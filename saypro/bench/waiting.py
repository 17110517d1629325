"""Asking a server the same small thing again and again, to notice when it stands still."""

import threading
import time
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from types import TracebackType
from typing import Self

from saypro.bench.server import Server

EVERY_S = 0.05
LONGEST_S = 60


class Watch:
    """Asks `/up/` as long as the block lasts; `longest_s` is the longest anybody waited for the answer.

    A question nobody answers counts for as long as it was asked.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self.longest_s = 0.0
        self.is_over = threading.Event()
        self.thread = threading.Thread(target=self.ask_on, daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.is_over.set()
        self.thread.join()

    def ask_on(self) -> None:
        while not self.is_over.wait(EVERY_S):
            began = time.monotonic()
            with suppress(OSError, HTTPException):
                ask(self.server.port)
            self.longest_s = max(self.longest_s, time.monotonic() - began)


def ask(port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=LONGEST_S)
    try:
        connection.request("GET", "/up/")
        connection.getresponse().read()
    finally:
        connection.close()
