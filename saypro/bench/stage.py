"""A chapter of a log on the stage: who sits where, who says what when, and what everybody saw."""

import asyncio
import json
import time
import urllib.request
from array import array
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from saypro.bench.chatlog import Chapter, Line
from saypro.bench.client import Refused, Tab
from saypro.bench.history import History, Sent, Verdict, judge
from saypro.bench.people import Person
from saypro.bench.screen import Screen, Shown

PATIENCE_S = 30.0
LEAD = 8
"""Lines of one thread that may be under way before the next is said: a replay too fast falls behind."""


@dataclass(slots=True)
class Tally:
    """What came of it so far. `deliveries` counts screens, `delivered` lines that stood on every screen."""

    sent: int = 0
    acked: int = 0
    delivered: int = 0
    deliveries: int = 0
    refused: int = 0
    catch_ups: int = 0
    reconnects: int = 0
    broken: Verdict = field(default_factory=Verdict)
    latencies_s: "array[float]" = field(default_factory=lambda: array("d"))

    @property
    def is_kept(self) -> bool:
        return self.broken.is_clean and self.sent == self.acked == self.delivered


@dataclass(slots=True)
class Scene:
    """One thread with its people; `seats` are the open tabs, some shared with other scenes."""

    chapter: Chapter
    ref: str
    people: dict[str, Person]
    seats: dict[str, Tab] = field(default_factory=dict)


class Play:
    """Plays one scene to its end and adds what came of it to the tally."""

    def __init__(self, scene: Scene, tally: Tally, speed: float) -> None:
        self.scene = scene
        self.tally = tally
        self.speed = speed
        self.history = History(members={scene.ref: {person.handle for person in scene.people.values()}})
        self.screens: dict[str, Screen] = {}
        self.said_at: dict[str, float] = {}
        self.unseen: dict[str, int] = {}
        self.seen = asyncio.Event()
        self.turns: dict[str, asyncio.Task[None]] = {}

    async def perform(self, site: str) -> None:
        for tab in self.scene.seats.values():
            self.screens[tab.person] = tab.join(self.scene.ref)
        await self.say_all()
        await self.settle()
        await self.review(site)

    async def say_all(self) -> None:
        started = time.perf_counter()
        for line in self.scene.chapter.lines:
            wait = started + line.at_s / self.speed - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            while len(self.unseen) >= LEAD and await self.something_seen():
                pass
            self.turns[line.speaker] = asyncio.create_task(self.say(line, self.turns.get(line.speaker)))

    async def say(self, line: Line, earlier: asyncio.Task[None] | None) -> None:
        """A speaker says one thing at a time."""
        client_id, tab = str(uuid4()), self.scene.seats[line.speaker]
        self.unseen[client_id] = len(self.scene.seats)
        if earlier:
            await earlier
        self.history.sent.append(Sent(self.scene.ref, tab.person, client_id, line.text))
        self.said_at[client_id] = time.perf_counter()
        try:
            self.history.acked[client_id] = await tab.post(self.scene.ref, line.text, client_id)
        except Refused:
            self.tally.refused += 1
            self.history.sent.pop()
            self.unseen.pop(client_id, None)
            self.seen.set()

    def watch(self, tab: Tab, shown: list[Shown]) -> None:
        """Called for every message that comes to stand on a screen of this scene."""
        now = time.perf_counter()
        self.tally.deliveries += len(shown)
        for message in shown:
            if message.author != tab.person and message.client_id in self.said_at:
                self.tally.latencies_s.append(now - self.said_at[message.client_id])
            self.count_down(message.client_id)

    def count_down(self, client_id: str) -> None:
        left = self.unseen.get(client_id, 0) - 1
        if left > 0:
            self.unseen[client_id] = left
        elif left == 0:
            del self.unseen[client_id]
            self.tally.delivered += 1
            self.seen.set()

    async def something_seen(self) -> bool:
        """Wait until a line stands on every screen; False when patience ran out."""
        self.seen.clear()
        try:
            await asyncio.wait_for(self.seen.wait(), PATIENCE_S)
        except TimeoutError:
            return False
        return True

    async def settle(self) -> None:
        if self.turns:
            _, waiting = await asyncio.wait(self.turns.values(), timeout=PATIENCE_S)
            for turn in waiting:
                turn.cancel()
        while self.unseen and await self.something_seen():
            pass

    async def review(self, site: str) -> None:
        """Compare every screen with what a fresh reader fetches."""
        reader = next(iter(self.scene.people.values()))
        final = await asyncio.to_thread(fetch_thread, site, reader.cookie, self.scene.ref)
        self.history.final[self.scene.ref] = final
        for tab in self.scene.seats.values():
            self.history.screens[tab.person, self.scene.ref] = tab.leave(self.scene.ref).messages
        self.tally.sent += len(self.history.sent)
        self.tally.acked += len(self.history.acked)
        self.tally.broken += judge(self.history)


def fetch_thread(site: str, cookie: str, ref: str) -> list[Shown]:
    """All messages of a thread by the catch-up question over HTTP, as a reader who holds nothing."""
    screen = Screen(ref, keeps_html=True)
    while True:
        screen.take(get_json(f"{site}/messages/{ref}/changes?after={screen.seq}", cookie))
        if not screen.is_behind:
            return screen.messages


def get_json(url: str, cookie: str) -> dict[str, Any]:
    request = urllib.request.Request(url, headers={"Cookie": f"sessionid={cookie}"})  # noqa: S310
    with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
        result: dict[str, Any] = json.load(answer)
    return result
