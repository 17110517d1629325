"""A browser tab on the real server, as far as the socket is concerned."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from websockets.sync.client import ClientConnection, connect

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.models import Conversation
from saypro.project.testing.live import Site

SOON_S = 5.0


class Tab:
    """One socket of somebody who is signed in, and all that it has heard."""

    def __init__(self, socket: ClientConnection, client: Client) -> None:
        self.socket = socket
        self.client = client
        self.heard: list[dict[str, Any]] = []

    def send(self, name: str, **data: Any) -> None:
        self.socket.send(json.dumps({name: data}))

    def hear(self, name: str, within_s: float = SOON_S) -> dict[str, Any]:
        """The next frame of this name; what else comes is kept in `heard`."""
        until = time.monotonic() + within_s
        while (left := until - time.monotonic()) > 0:
            frame = json.loads(self.socket.recv(timeout=left))
            self.heard.append(frame)
            if name in frame:
                found: dict[str, Any] = frame[name]
                return found
        raise TimeoutError(name)

    def hear_message(self) -> dict[str, Any]:
        """The next changes with a message in them: a late word of what was there before has none."""
        while not (changes := self.hear("changes"))["messages"]:
            pass
        return changes

    def hear_pointers(self, person: User, received: int, read: int) -> None:
        """Return once changes tell that a person has received and read so far."""
        wanted = (person.handle, received, read)
        while wanted not in pointers(self.hear("changes")):
            pass

    def join(self, thread: Conversation, after: int = 0) -> dict[str, Any]:
        self.send("join", topic=f"thread:{thread.ref}", after=after)
        return self.hear("joined")

    def post(self, thread: Conversation, body: Any = "Hello", client_id: Any = None) -> None:
        self.send("post", conversation=thread.ref, body=body, client_id=client_id or str(uuid4()))

    def everything(self) -> str:
        """All that has come up to now, after the server has answered one more question."""
        self.socket.send('{"ping": 1}')
        self.hear("pong")
        return json.dumps(self.heard)


def pointers(changes: dict[str, Any]) -> list[tuple[str, int, int]]:
    return [(told["person"], told["received"], told["read"]) for told in changes["people"]]


Open = Callable[[User], Tab]


@pytest.fixture
def open_tab(live_site: Site) -> Iterator[Open]:
    with ExitStack() as tabs:

        def open_for(person: User) -> Tab:
            client = signed_in_client(person)
            cookie = {"Cookie": f"sessionid={client.cookies['sessionid'].value}"}
            tab = Tab(
                tabs.enter_context(at(live_site, origin=live_site.url, additional_headers=cookie)), client
            )
            tab.hear("hello")
            return tab

        yield open_for


def at(site: Site, **options: Any) -> ClientConnection:
    socket: ClientConnection = connect(f"ws://localhost:{site.port}/socket/", **options)
    return socket
