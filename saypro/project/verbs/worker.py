"""Do the jobs and what runs by the clock, until told to stop."""

import argparse
import asyncio

from ..database import running


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("worker", description=__doc__)
    parser.add_argument(
        "--concurrency",
        type=int,
        default=4,
        help="jobs at the same time (default 4), besides those that send mails, pushes and texts",
    )
    chosen = parser.parse_args(arguments)
    with running():
        asyncio.run(work(chosen.concurrency))
    return 0


async def work(concurrency: int) -> None:
    import django

    django.setup()
    from procrastinate.contrib.django import app

    from saypro.events.workers import worker_connector

    from ..lanes import drive

    with app.replace_connector(worker_connector(app.connector)):
        async with app.open_async():
            await drive(app, concurrency)
