"""The socket's protocol with limits: uvicorn's own on websockets' parser, kept from being held or drowned."""

import codecs
from collections.abc import Awaitable, Generator
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import Frame, Opcode
from websockets.protocol import State

from saypro.kit.bucket import Bucket
from saypro.project import limits
from saypro.project.protocols.endings import hang_up
from saypro.project.protocols.patience import Patience
from saypro.project.protocols.plain import framed, read_plain
from saypro.project.protocols.together import Together

SLICE = 2048
"""How many bytes are parsed in one turn: three milliseconds of the smallest frames."""

UTF_8 = codecs.getincrementaldecoder("utf-8")
MOST_UNANSWERED = 16
MOST_AFTER_CLOSE = 16 * 1024
POLICY, BAD_TEXT, TOO_BIG = 1008, 1007, 1009


class PatientSocket(WebSocketsSansIOProtocol):
    """Reads a slice at a time and no faster than frames are answered, and hangs up on who holds it up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unread = bytearray()
        self.is_feeding = False
        self.is_between_frames = False
        self.said_after_close = 0
        self.parts = 0
        self.decoder: codecs.IncrementalDecoder | None = None
        self.pings = Bucket(limits.PINGS)
        self.unfinished = Patience(self.loop, limits.FINISH_S, self.finish_late)
        self.stalled = Patience(self.loop, limits.STALL_S, self.abort)
        self.closing = Patience(self.loop, limits.CLOSE_S, self.abort)

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.transport = Together(transport, self.loop)  # type: ignore[assignment]

    # ── what comes in ─────────────────────────────────────────────────────────────────────────────────────

    def data_received(self, data: bytes) -> None:
        if self.close_sent and self.has_said_enough(data):
            self.abort()
        elif not self.unread and len(data) <= SLICE:
            self.take(data)
        else:
            self.unread += data
            self.hold()
            self.feed_soon()

    def has_said_enough(self, data: bytes) -> bool:
        """Waiting for somebody's goodbye is no reason to listen to all they say before it."""
        self.said_after_close += len(data)
        return self.said_after_close > MOST_AFTER_CLOSE

    def take(self, piece: bytes) -> None:
        if rest := self.take_plain(piece):
            self.parse(rest)

    def take_plain(self, piece: bytes) -> bytes:
        """Hand on the plain frames the piece begins with, past the parser; the rest of it comes back."""
        start = 0
        while self.is_between_frames and self.is_open and (plain := read_plain(piece, start)):
            text, start = plain
            self.queue.put_nowait({"type": "websocket.receive", "text": text})
        if self.queue.qsize() >= MOST_UNANSWERED:
            self.hold()
        return piece[start:]

    @property
    def is_open(self) -> bool:
        return self.conn.state is State.OPEN and self.handshake_complete and not self.disconnected

    def parse(self, piece: bytes) -> None:
        super().data_received(piece)
        self.is_between_frames = self.has_finished()
        if self.is_between_frames:
            self.unfinished.stop()
        else:
            self.unfinished.start()
        self.see_out()

    def has_finished(self) -> bool:
        """Whether nothing has begun that has not ended: no frame, and no message of several."""
        return self.conn.current_size is None and innermost(self.conn.parser).__name__ == "at_eof"

    def feed_soon(self) -> None:
        if self.unread and not self.is_feeding and self.queue.qsize() < MOST_UNANSWERED:
            self.is_feeding = True
            self.loop.call_soon(self.feed)

    def feed(self) -> None:
        self.is_feeding = False
        if self.disconnected:
            return
        piece = bytes(self.unread[:SLICE])
        del self.unread[:SLICE]
        self.take(piece)
        self.go_on()

    async def receive(self) -> Any:
        message = await self.queue.get()
        self.go_on()
        return message

    def go_on(self) -> None:
        """Parse what has been read before reading more."""
        if self.unread:
            self.feed_soon()
        elif self.read_paused and self.queue.empty() and not self.disconnected:
            self.read_paused = False
            self.transport.resume_reading()

    def hold(self) -> None:
        if not self.read_paused and not self.transport.is_closing():
            self.read_paused = True
            self.transport.pause_reading()

    # ── frames ────────────────────────────────────────────────────────────────────────────────────────────

    def handle_text(self, event: Frame) -> None:
        self.decoder = None if event.fin else UTF_8()
        self.parts = 1
        if self.is_text(event):
            super().handle_text(event)

    def handle_bytes(self, event: Frame) -> None:
        self.decoder = None
        self.parts = 1
        super().handle_bytes(event)

    def handle_cont(self, event: Frame) -> None:
        self.parts += 1
        if self.parts > limits.MESSAGE_PARTS:
            self.refuse(TOO_BIG, f"more than {limits.MESSAGE_PARTS} parts")
        elif self.is_text(event):
            super().handle_cont(event)

    def is_text(self, event: Frame) -> bool:
        """Whether the text goes on well; refused at the first byte that no text has."""
        try:
            if self.decoder:
                self.decoder.decode(bytes(event.data), final=event.fin)
            elif event.opcode is Opcode.TEXT:
                str(event.data, "utf-8")
        except UnicodeDecodeError as error:
            self.refuse(BAD_TEXT, error.reason)
            return False
        return True

    def handle_ping(self) -> None:
        if self.spend_ping():
            super().handle_ping()

    def handle_pong(self, event: Frame) -> None:
        if self.spend_ping():
            super().handle_pong(event)

    def spend_ping(self) -> bool:
        """Each ping costs an answer, which may find no reader."""
        if wait_s := self.pings.take(limits.PINGS):
            self.refuse(POLICY, f"too many pings: the next in {wait_s:.0f} s")
        return not wait_s

    # ── endings ───────────────────────────────────────────────────────────────────────────────────────────

    def refuse(self, code: int, reason: str) -> None:
        """Close for a reason, without listening any longer."""
        if not self.close_sent and not self.disconnected:
            self.unread.clear()
            self.conn.fail(code, reason)
            self.handle_parser_exception()
            self.see_out()

    def finish_late(self) -> None:
        self.refuse(POLICY, f"a message unfinished for {limits.FINISH_S:g} s")

    def see_out(self) -> None:
        """A closed connection lives on while the other side reads nothing: give that an end, too."""
        if not self.disconnected and (self.close_sent or self.transport.is_closing()):
            self.closing.start()

    def abort(self) -> None:
        hang_up(self.transport)

    async def run_asgi(self) -> None:
        await super().run_asgi()
        self.see_out()

    def send(self, message: Any) -> Awaitable[None]:  # type: ignore[override]
        """No coroutine for a text that can leave at once, which is nearly every frame's way."""
        if message["type"] != "websocket.send":
            return self.send_last(super().send(message))
        text = message.get("text")
        if text is None or not self.is_open or not self.writable.is_set():
            return super().send(message)
        self.transport.write(framed(text))
        return SENT

    async def send_last(self, frame: Awaitable[None]) -> None:
        await frame
        self.see_out()

    def shutdown(self) -> None:
        super().shutdown()
        self.see_out()

    def keepalive_timeout(self) -> None:
        super().keepalive_timeout()
        self.see_out()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.stalled.start()

    def resume_writing(self) -> None:
        super().resume_writing()
        self.stalled.stop()

    def connection_lost(self, exc: Exception | None) -> None:
        for patience in (self.unfinished, self.stalled, self.closing):
            patience.stop()
        self.unread.clear()
        super().connection_lost(exc)


class Sent:
    """Nothing to wait for."""

    def __await__(self) -> Any:
        return iter(())


SENT = Sent()


def innermost(work: Any) -> Any:
    """The generator that this one waits for in the end; between frames, the one that looks for an end."""
    while isinstance(work.gi_yieldfrom, Generator):
        work = work.gi_yieldfrom
    return work
