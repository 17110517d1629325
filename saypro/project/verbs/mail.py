"""Take mail over SMTP from the mail server in front of the house, until told to stop."""

import argparse
import asyncio
import signal

from ..database import running
from ..words import say


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser("mail", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=2525, help="port to listen on (default 2525)")
    chosen = parser.parse_args(arguments)
    with running():
        asyncio.run(take_mail(chosen.host, chosen.port))
    return 0


async def take_mail(host: str, port: int) -> None:
    import django

    django.setup()
    from saypro.helpdesk.door import smtp

    loop, over = asyncio.get_running_loop(), asyncio.Event()
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, over.set)
    server = await loop.create_server(smtp, host, port)
    say(f"Taking mail at {host}:{server.sockets[0].getsockname()[1]}.")
    async with server:
        await over.wait()
