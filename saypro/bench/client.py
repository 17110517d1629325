"""A client of the socket, written from docs/protocol.md alone: one `Tab` is one open browser tab."""

import asyncio
import json
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any
from uuid import uuid4

from picows import WSError, WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from saypro.bench.screen import Screen, Shown

REPEAT_S = 10.0
Watcher = Callable[["Tab", str, list[Shown]], None]


class Refused(Exception):
    """The server took the frame and said no; `code` is one of the protocol's."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error.get("message", ""))
        self.code: str = error["code"]
        self.about: str = error.get("about", "")


class Wire(WSListener):
    """One connection of a tab; a tab has many, one after the other."""

    def __init__(self, tab: "Tab") -> None:
        super().__init__()
        self.tab = tab

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.tab.transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.TEXT:
            self.tab.hear(json.loads(frame.get_payload_as_bytes()))
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.tab.lose(transport)


class Tab:
    """One person's socket, kept open: it joins again, asks for what is missing and repeats unanswered posts.

    `watcher` is called with every group of messages that newly stands on a screen.
    """

    def __init__(
        self, site: str, cookie: str, *, watcher: Watcher | None = None, keeps_html: bool = False
    ) -> None:
        self.site = site
        self.cookie = cookie
        self.watcher = watcher
        self.keeps_html = keeps_html
        self.person = ""
        self.screens: dict[str, Screen] = {}
        self.topics: set[str] = set()
        self.posts: dict[str, Post] = {}
        self.heard: Counter[str] = Counter()
        self.errors: list[Refused] = []
        self.connections = 0
        self.asked = 0
        self.beat_s = 25.0
        self.retry_s: float | None = None
        self.heard_at = 0.0
        self.is_closed = False
        self.transport: WSTransport | None = None
        self.reconnecting: asyncio.Task[None] | None = None
        self.watching: asyncio.TimerHandle | None = None
        self.is_open = asyncio.Event()
        self.greeting: asyncio.Future[bool] | None = None

    # What the person does

    async def open(self) -> "Tab":
        """Connect for the first time. Raises WSError or OSError when the server refuses."""
        await self.connect()
        return self

    def join(self, ref: str) -> Screen:
        """Listen to a thread; its screen fills from now on."""
        screen = self.screens.setdefault(ref, Screen(ref, keeps_html=self.keeps_html))
        self.send("join", topic=f"thread:{ref}", after=screen.seq)
        return screen

    def leave(self, ref: str) -> Screen:
        """Stop listening; the screen as it was."""
        self.send("leave", topic=f"thread:{ref}")
        return self.screens.pop(ref)

    def listen(self, topic: str) -> None:
        """Listen to `inbox` or `office`."""
        self.topics.add(topic)
        self.send("join", topic=topic)

    async def post(self, ref: str, body: str, client_id: str | None = None) -> int:
        """Say something and wait until it is stored; its `seq`. Raises Refused when it will never be."""
        post = Post(ref, body, client_id or str(uuid4()))
        self.posts[post.client_id] = post
        self.say(post)
        try:
            return await post.answer
        finally:
            post.forget()
            self.posts.pop(post.client_id, None)

    def read(self, ref: str, seq: int) -> None:
        """Everything up to `seq` is on this device and was seen."""
        self.send("received", conversation=ref, seq=seq)
        self.send("read", conversation=ref, seq=seq)

    def ask(self, ref: str) -> None:
        self.asked += 1
        self.send("changes", conversation=ref, after=self.screens[ref].seq)

    async def close(self) -> None:
        self.is_closed = True
        if self.watching:
            self.watching.cancel()
        if self.reconnecting:
            self.reconnecting.cancel()
        if self.transport:
            self.transport.send_close()
            self.transport.disconnect()

    # What the server says

    def hear(self, frame: dict[str, Any]) -> None:
        self.heard_at = time.monotonic()
        ((name, value),) = frame.items()
        self.heard[name] += 1
        handler = HANDLERS.get(name)
        if handler:
            handler(self, value)

    def hear_hello(self, hello: dict[str, Any]) -> None:
        self.person, self.beat_s = hello["person"], hello["beat_s"]
        self.connections += 1
        self.is_open.set()
        self.be_greeted(True)
        for topic in self.topics:
            self.send("join", topic=topic)
        for ref in self.screens:
            self.join(ref)
        for post in list(self.posts.values()):
            self.say(post)

    def hear_changes(self, changes: dict[str, Any]) -> None:
        screen = self.screens.get(changes["conversation"])
        if screen is None:
            return
        shown = screen.take(changes)
        if screen.is_behind:
            self.ask(screen.ref)
        if shown and self.watcher:
            self.watcher(self, screen.ref, shown)

    def hear_posted(self, posted: dict[str, Any]) -> None:
        post = self.posts.get(posted["client_id"])
        if post and not post.answer.done():
            post.answer.set_result(posted["seq"])

    def hear_error(self, error: dict[str, Any]) -> None:
        post = self.posts.get(error.get("client_id") or "")
        if post and error["code"] in ("too_fast", "unavailable"):
            post.repeat_in(error.get("retry_s") or random.uniform(0.1, 1), self.say)  # noqa: S311
        elif post and not post.answer.done():
            post.answer.set_exception(Refused(error))
        else:
            self.errors.append(Refused(error))

    def hear_beat(self, beat: dict[str, Any]) -> None:
        for ref, (seq, revision) in beat["threads"].items():
            if ref in self.screens and self.screens[ref].is_behind_of(seq, revision):
                self.ask(ref)

    def hear_cut(self, cut: dict[str, Any]) -> None:
        self.topics.discard(cut["topic"])
        self.screens.pop(cut["topic"].removeprefix("thread:"), None)

    def hear_bye(self, bye: dict[str, Any]) -> None:
        self.retry_s = bye["retry_s"]

    # The wire

    def send(self, name: str, **value: Any) -> None:
        """Send a frame, or nothing while the connection is away: hello repeats what matters."""
        if self.transport and self.is_open.is_set():
            self.transport.send(WSMsgType.TEXT, json.dumps({name: value}).encode())

    def say(self, post: "Post") -> None:
        self.send("post", client_id=post.client_id, conversation=post.ref, body=post.body)
        post.repeat_in(REPEAT_S, self.say)

    async def connect(self) -> None:
        url = self.site.replace("http", "ws", 1) + "/socket/"
        headers = {"Origin": self.site, "Cookie": f"sessionid={self.cookie}"}
        self.heard_at = time.monotonic()
        self.greeting = asyncio.get_running_loop().create_future()
        await ws_connect(
            lambda: Wire(self), url, extra_headers=headers, websocket_handshake_timeout=30, logger_name=None
        )
        if not await asyncio.wait_for(self.greeting, 30):
            raise ConnectionResetError("The connection ended before it was greeted.")
        self.watch()

    def be_greeted(self, is_good: bool) -> None:
        if self.greeting and not self.greeting.done():
            self.greeting.set_result(is_good)

    def watch(self) -> None:
        """Drop a connection that has been silent for too long; losing it makes a new one."""
        if self.transport and time.monotonic() - self.heard_at > 2 * self.beat_s:
            self.transport.disconnect()
        elif not self.is_closed:
            self.watching = asyncio.get_running_loop().call_later(self.beat_s, self.watch)

    def lose(self, transport: WSTransport) -> None:
        if self.is_closed or (self.transport is not None and self.transport is not transport):
            return
        self.transport = None
        self.is_open.clear()
        self.be_greeted(False)
        if self.watching:
            self.watching.cancel()
        if not self.reconnecting or self.reconnecting.done():
            self.reconnecting = asyncio.create_task(self.reconnect())

    async def reconnect(self) -> None:
        tries = 0
        while not self.is_closed and not self.is_open.is_set():
            wait = random.uniform(0, min(30, 2**tries))  # noqa: S311
            await asyncio.sleep(self.retry_s if self.retry_s is not None else wait)
            self.retry_s, tries = None, min(tries + 1, 5)
            try:
                await self.connect()
            except (OSError, WSError, TimeoutError):
                self.is_open.clear()


class Post:
    """A post that waits for its answer, and the timer that will repeat it."""

    def __init__(self, ref: str, body: str, client_id: str) -> None:
        self.ref = ref
        self.body = body
        self.client_id = client_id
        self.answer: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self.timer: asyncio.TimerHandle | None = None

    def repeat_in(self, seconds: float, say: Callable[["Post"], None]) -> None:
        self.forget()
        self.timer = asyncio.get_running_loop().call_later(seconds, say, self)

    def forget(self) -> None:
        if self.timer:
            self.timer.cancel()


HANDLERS: dict[str, Callable[[Tab, dict[str, Any]], None]] = {
    "hello": Tab.hear_hello,
    "changes": Tab.hear_changes,
    "posted": Tab.hear_posted,
    "error": Tab.hear_error,
    "beat": Tab.hear_beat,
    "cut": Tab.hear_cut,
    "bye": Tab.hear_bye,
}
