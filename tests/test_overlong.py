"""What a server in one process does with frames nobody should send."""

import asyncio
import json
from typing import Any

import websockets
from django.conf import settings
from django.test import Client

from saypro.accounts.testing import a_person
from saypro.project.testing.live import Site


def test_an_overlong_frame_is_answered_and_the_socket_stays_open(live_site: Site) -> None:
    client = Client()
    client.force_login(a_person())
    cookie = f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"
    post = {
        "client_id": "4b6c4de8-51ac-4a2f-a57e-5ab4b2f0f3de",
        "conversation": "none",
        "body": "x" * 500_000,
    }

    async def ask() -> tuple[Any, Any]:
        url = live_site.url.replace("http", "ws") + "/socket/"
        headers = {"Cookie": cookie}
        async with websockets.connect(url, origin=live_site.url, additional_headers=headers) as tab:  # type: ignore[arg-type]
            json.loads(await tab.recv())
            await tab.send(json.dumps({"post": post}))
            error = json.loads(await tab.recv())
            await tab.send('{"ping": 1}')
            return error, json.loads(await tab.recv())

    error, pong = asyncio.run(ask())
    assert error["error"]["code"] == "malformed"
    assert pong == {"pong": 1}
