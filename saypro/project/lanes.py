"""The lanes of a worker: what waits for somebody else's server, or thinks for long, holds up nothing else."""

from __future__ import annotations

import asyncio
import copy
import signal
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from procrastinate import App
from procrastinate.periodic import PeriodicRegistry

from saypro.notifications.tasks import stop_waiting

GRACE_S = 5
SLOW: dict[str, int] = {"mail": 4, "push": 4, "texts": 2, "learning": 1, "mailbox": 1}
"""Queues whose jobs talk with servers that are not ours or take minutes, and how many of each run at once."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Some queues, and how many of their jobs run at once. `has_clock`: it does the schedule, too."""

    queues: tuple[str, ...]
    concurrency: int
    has_clock: bool = False


def lanes(app: App, concurrency: int) -> list[Lane]:
    """One for each slow queue, and one with the clock for all the rest."""
    rest = tuple(sorted({task.queue for task in app.tasks.values()} - SLOW.keys()))
    slow = [Lane((queue,), together) for queue, together in SLOW.items()]
    return [Lane(rest, concurrency, has_clock=True), *slow]


async def drive(app: App, concurrency: int) -> None:
    """All lanes until a signal; with the first that ends, as without a database, the others end too."""
    app.perform_import_paths()  # type: ignore[no-untyped-call]
    together = lanes(app, concurrency)
    loop = asyncio.get_running_loop()
    threads = sum(lane.concurrency for lane in together) + 2
    loop.set_default_executor(ThreadPoolExecutor(threads))  # its usual size is fewer than our jobs
    workers = [asyncio.create_task(drive_one(app, lane)) for lane in together]
    for stopper in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(stopper, end, workers)
    await asyncio.wait(workers, return_when=asyncio.FIRST_COMPLETED)
    end(workers)
    ends = await asyncio.gather(*workers, return_exceptions=True)
    for failure in ends:
        if isinstance(failure, Exception):
            raise failure


async def drive_one(app: App, lane: Lane) -> None:
    """Jobs that take longer than a few seconds after the end was asked for are left to the next worker."""
    driver = app if lane.has_clock else without_clock(app)
    await driver.run_worker_async(
        queues=list(lane.queues),
        name=lane.queues[0] if len(lane.queues) == 1 else "worker",
        concurrency=lane.concurrency,
        shutdown_graceful_timeout=GRACE_S,
        install_signal_handlers=False,  # each would take the signals from the others
    )


def without_clock(app: App) -> App:
    """The same app, in which nothing falls due by the clock: one lane's schedule is enough."""
    quiet = copy.copy(app)
    quiet.periodic_registry = PeriodicRegistry()  # type: ignore[no-untyped-call]
    return quiet


def end(workers: list[asyncio.Task[None]]) -> None:
    """Take no more jobs; a mail that a server lets wait is given back at once, which costs nothing.

    Safe to repeat. A worker that is asked twice would leave without the jobs it has in hand.
    """
    stop_waiting()
    for worker in workers:
        if not worker.cancelling():
            worker.cancel()
