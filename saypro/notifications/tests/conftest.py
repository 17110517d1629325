"""A real mail server, as good or bad as a test wants it."""

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Postman:
    """Keeps what arrives; answers `mail`, `rcpt` and `data`; falls silent at the step that `hangs` names.

    `hung` counts how often it did.
    """

    def __init__(self) -> None:
        self.arrived: list[Envelope] = []
        self.mail = "250 OK"
        self.rcpt = "250 OK"
        self.data = "250 Taken"
        self.hangs, self.hangs_for_s, self.hung = "", 2.0, 0

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.mail_from = address
        return self.mail

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self.maybe_hang("rcpt")
        envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        if self.data.startswith("250"):
            self.arrived.append(envelope)
        await self.maybe_hang("data")
        return self.data

    async def maybe_hang(self, step: str) -> None:
        if self.hangs == step:
            self.hung += 1
            await asyncio.sleep(self.hangs_for_s)


@pytest.fixture
def postman(settings: Any) -> Iterator[Postman]:
    postman = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(postman, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
    settings.EMAIL_TIMEOUT_S = 0.7
    settings.KEEPS_MAIL = False
    yield postman
    controller.stop()


def wait_until(is_true: Callable[[], bool], seconds: float = 3) -> None:
    end = time.monotonic() + seconds
    while not is_true() and time.monotonic() < end:
        time.sleep(0.02)
    assert is_true()
