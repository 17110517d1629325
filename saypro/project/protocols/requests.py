"""The protocol of requests with limits: a head comes soon and is short, and an answer is read or given up."""

from asyncio import Transport
from itertools import islice
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from saypro.project import limits
from saypro.project.protocols.endings import hang_up
from saypro.project.protocols.patience import Patience

TOO_LONG, TOO_SLOW = 431, 408
MOST_AHEAD = 16


class PatientRequests(HttpToolsProtocol):
    """uvicorn's, with an end to its patience."""

    silent: dict["PatientRequests", float] = {}
    """Connections of this process that have not yet said what they want, and since when; longest first."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.answering: RequestResponseCycle | None = None
        self.is_upgraded = False
        self.head_bytes = 0
        self.head = Patience(self.loop, limits.HEAD_S, self.head_late)
        self.stalled = Patience(self.loop, limits.STALL_S, self.abort)
        self.closing = Patience(self.loop, limits.CLOSE_S, self.abort)

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]  # as uvicorn has it
        super().connection_made(transport)
        self.await_head()

    def await_head(self) -> None:
        self.head_bytes = 0
        self.head.start()
        self.silent.setdefault(self, self.loop.time())
        if len(self.silent) > limits.HEADS_AT_ONCE:
            self.make_room()

    def make_room(self) -> None:
        """Give up those who have had their time; two for each that comes, or there would never be fewer."""
        for connection, since in list(islice(self.silent.items(), 2)):
            if self.loop.time() - since > limits.HEAD_AT_LEAST_S:
                connection.abort()

    def hear_head(self) -> None:
        self.head.stop()
        self.silent.pop(self, None)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self in self.silent:
            self.head_bytes += len(data)
            if self.head_bytes > limits.HEAD_BYTES:
                self.turn_away(TOO_LONG)
        self.see_out()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.await_head()

    def on_headers_complete(self) -> None:
        self.hear_head()
        if len(self.pipeline) < MOST_AHEAD:
            super().on_headers_complete()
        else:
            self.abort()  # no browser asks so far ahead of the answers

    def head_late(self) -> None:
        self.turn_away(TOO_SLOW)

    def turn_away(self, status: int) -> None:
        """Answer in a word and close."""
        if not self.transport.is_closing():
            self.transport.write(STATUS_LINE[status] + b"content-length: 0\r\nconnection: close\r\n\r\n")
            self.transport.close()
        self.see_out()

    def handle_websocket_upgrade(self) -> None:
        """From here on the connection is the other protocol's to end."""
        self.is_upgraded = True
        super().handle_websocket_upgrade()

    def see_out(self) -> None:
        """A closed connection lives on while the other side reads nothing: give that an end, too."""
        if self.transport.is_closing() and not self.is_upgraded:
            self.hear_head()
            self.closing.start()

    def abort(self) -> None:
        self.hear_head()
        hang_up(self.transport)

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self.see_out()

    def timeout_keep_alive_handler(self) -> None:
        super().timeout_keep_alive_handler()
        self.see_out()

    def shutdown(self) -> None:
        super().shutdown()
        self.see_out()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.stalled.start()

    def resume_writing(self) -> None:
        super().resume_writing()
        self.stalled.stop()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self.answering = cycle
        super()._start_asgi_task(cycle, app)

    def connection_lost(self, exc: Exception | None) -> None:
        """Also tell the request that is being answered: uvicorn tells only the last of several in a row."""
        if self.answering:
            self.answering.disconnected = True
            self.answering.message_event.set()
        self.pipeline.clear()
        self.hear_head()
        self.stalled.stop()
        self.closing.stop()
        super().connection_lost(exc)
