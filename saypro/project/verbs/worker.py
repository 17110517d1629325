"""Do the jobs and what runs by the clock, until told to stop."""

import argparse
import asyncio
from typing import cast

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
    from procrastinate.contrib.django.django_connector import DjangoConnector

    from ..lanes import drive

    connector = cast(DjangoConnector, app.connector)
    with app.replace_connector(connector.get_worker_connector()):
        async with app.open_async():
            await drive(app, concurrency)
