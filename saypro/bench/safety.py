"""How long after a message its reader's warning is there, with the real worker, and what sending it takes."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import uuid4

from saypro.accounts.testing import a_person
from saypro.bench.errors import ServerError
from saypro.bench.out import percentiles_ms, progress
from saypro.conversations.actions import Post, post_messages
from saypro.conversations.models import Conversation, Message
from saypro.conversations.testing import a_deal
from saypro.listings.testing import a_listing
from saypro.project.processes import dies_with_parent
from saypro.project.var import with_ourselves

RISKY = "You can EFT a R 500 deposit to hold it, or just come by, no pressure."
MOST_MS = 1000.0
PATIENCE_S = 60.0
LOOK_S = 0.002
WARM = 3


@dataclass(frozen=True, slots=True)
class Warned:
    """Percentiles in milliseconds: from the answer to the sender until the warning, and of the sending."""

    messages: int
    warning_ms: dict[str, float]
    sending_ms: dict[str, float]

    @property
    def is_soon(self) -> bool:
        return self.warning_ms["p95"] <= MOST_MS

    def result(self) -> dict[str, object]:
        return {"messages": self.messages, "warning_ms": self.warning_ms, "sending_ms": self.sending_ms}


def measure(messages: int) -> Warned:
    """One message after the other, each waited for."""
    seller = a_person("Sipho Dlamini")
    thread = a_deal(a_person("Lerato Mokoena"), a_listing(seller))
    with worker():
        for _warm in range(WARM):
            one(thread, seller.pk)
        progress(f"{messages} messages, each waited for …")
        took = [one(thread, seller.pk) for _message in range(messages)]
    sent, warned = zip(*took, strict=True)
    return Warned(messages, percentiles_ms(warned, 50, 95, 99), percentiles_ms(sent, 50, 95, 99))


def one(thread: Conversation, sender_id: int) -> tuple[float, float]:
    """Seconds until it was stored, and from then until its reader is warned."""
    began = time.perf_counter()
    outcome = post_messages([Post(thread.ref, sender_id, uuid4(), RISKY)])[0]
    stored = time.perf_counter()
    if isinstance(outcome, Exception):
        raise outcome
    waiting = Message.objects.filter(pk=outcome.message_id, warnings=None)
    while waiting.exists():
        if time.perf_counter() - stored > PATIENCE_S:
            raise ServerError("no warning came: does the worker run?")
        time.sleep(LOOK_S)
    return stored - began, time.perf_counter() - stored


@contextmanager
def worker() -> Iterator[None]:
    command = [sys.executable, "-P", "-m", "saypro", "worker"]
    with subprocess.Popen(
        command, env=with_ourselves(), stdin=subprocess.DEVNULL, preexec_fn=dies_with_parent()
    ) as process:
        yield
        process.terminate()
