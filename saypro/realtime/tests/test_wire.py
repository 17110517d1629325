"""Frames leave at once while a socket keeps up, in order when it does not, and never pile up."""

import asyncio
from typing import Any

from saypro.realtime.topics import Listener
from saypro.realtime.wire import MOST_WAITING, RUNNING, Socket, begin

PERSON = Listener(1, "abc", "Lerato Mokoena", is_office=False)


class Pipe:
    """A connection whose other end may stop reading."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.flows = asyncio.Event()
        self.flows.set()

    async def send(self, event: dict[str, Any]) -> None:
        await self.flows.wait()
        self.sent.append(event.get("text") or str(event["code"]))


def on_a_socket(pipe: Pipe) -> Socket:
    return Socket(pipe.send, PERSON, "session", "password")


def test_a_frame_leaves_at_once() -> None:
    async def scene() -> None:
        pipe = Pipe()
        on_a_socket(pipe).push("one")
        assert pipe.sent == ["one"]
        assert not RUNNING, "no task for a socket that keeps up"

    asyncio.run(scene())


def test_frames_wait_for_a_slow_reader_and_keep_their_order() -> None:
    async def scene() -> None:
        pipe = Pipe()
        socket = on_a_socket(pipe)
        pipe.flows.clear()
        for word in ("one", "two", "three"):
            socket.push(word)
        await asyncio.sleep(0)
        assert pipe.sent == []
        pipe.flows.set()
        await asyncio.sleep(0.01)
        socket.push("four")
        assert pipe.sent == ["one", "two", "three", "four"]

    asyncio.run(scene())


def test_whoever_never_reads_is_dropped() -> None:
    async def scene() -> None:
        pipe = Pipe()
        socket = on_a_socket(pipe)
        pipe.flows.clear()
        for number in range(MOST_WAITING + 5):
            socket.push(str(number))
        assert socket.closing == 1013
        assert len(socket.waiting) <= MOST_WAITING
        pipe.flows.set()
        await asyncio.sleep(0.01)
        assert pipe.sent == ["0", "1013"], "what waited is thrown away; the reader catches up later"

    asyncio.run(scene())


def test_a_begun_coroutine_may_wait_and_may_be_cancelled() -> None:
    async def scene() -> None:
        told: list[str] = []

        async def work(name: str) -> None:
            told.append(f"{name} begins")
            try:
                await asyncio.sleep(0.01)
                told.append(f"{name} ends")
            except asyncio.CancelledError:
                told.append(f"{name} is cancelled")
                await asyncio.sleep(0)
                raise

        begin(work("first"))
        assert told == ["first begins"]
        await asyncio.sleep(0.05)
        begin(work("second"))
        await asyncio.sleep(0)
        [task] = RUNNING
        task.cancel()
        await asyncio.sleep(0.05)
        assert told == ["first begins", "first ends", "second begins", "second is cancelled"]
        assert not RUNNING

    asyncio.run(scene())
