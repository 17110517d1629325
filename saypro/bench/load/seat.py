"""One socket of the generator: the least a client can do and still check what it gets."""

import asyncio
import json
import time
from typing import TYPE_CHECKING, Any

from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

if TYPE_CHECKING:
    from saypro.bench.load.crowd import Crowd


class Seat(WSListener):
    """Joins its thread and the inbox like a tab, and watches that numbers follow one another."""

    def __init__(self, crowd: "Crowd", ref: str, cookie: str) -> None:
        super().__init__()
        self.crowd = crowd
        self.ref = ref
        self.cookie = cookie
        self.person = ""
        self.seq = 0
        self.joined = 0
        self.is_seated = asyncio.Event()
        self.transport: WSTransport | None = None

    async def open(self, site: str) -> None:
        headers = {"Origin": site, "Cookie": f"sessionid={self.cookie}"}
        url = site.replace("http", "ws", 1) + "/socket/"
        await ws_connect(lambda: self, url, extra_headers=headers, websocket_handshake_timeout=60)

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        self.transport = None
        self.crowd.lost(self)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type == WSMsgType.TEXT:
            payload = frame.get_payload_as_bytes()
            if payload.startswith(b'{"news"'):
                return
            ((name, value),) = json.loads(payload).items()
            if handler := getattr(self, f"hear_{name}", None):
                handler(value)

    def hear_hello(self, hello: dict[str, Any]) -> None:
        self.person = hello["person"]
        self.send({"join": {"topic": f"thread:{self.ref}", "after": 0}})
        self.send({"join": {"topic": "inbox"}})

    def hear_joined(self, joined: dict[str, Any]) -> None:
        self.joined += 1
        if self.joined == 2:
            self.is_seated.set()

    def hear_posted(self, posted: dict[str, Any]) -> None:
        self.crowd.acked(posted["client_id"])

    def hear_changes(self, changes: dict[str, Any]) -> None:
        now = time.perf_counter()
        for message in changes["messages"]:
            seq = message["seq"]
            if seq == self.seq + 1:
                self.seq = seq
                if message["author"] != self.person:
                    self.crowd.delivered(message["client_id"], message["html"], now)
            elif seq > self.seq:
                self.send({"changes": {"conversation": self.ref, "after": self.seq}})
                return
        if changes["more"]:
            self.send({"changes": {"conversation": self.ref, "after": self.seq}})

    def hear_error(self, error: dict[str, Any]) -> None:
        self.crowd.refused(error)

    def post(self, client_id: str, body: str) -> None:
        frame = f'{{"post":{{"client_id":"{client_id}","conversation":"{self.ref}","body":"{body}"}}}}'
        if self.transport:
            self.transport.send(WSMsgType.TEXT, frame.encode())

    def send(self, frame: dict[str, Any]) -> None:
        if self.transport:
            self.transport.send(WSMsgType.TEXT, json.dumps(frame).encode())
