"""A chat log through the real server: one socket per speaker, every promise checked."""

import asyncio
from collections.abc import Coroutine, Iterable, Iterator
from itertools import cycle
from typing import Any

import uvloop

from saypro.accounts.models import Role
from saypro.bench.chatlog import AGENT, Chapter, ChatLog
from saypro.bench.client import Tab
from saypro.bench.out import progress
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.screen import Shown
from saypro.bench.stage import Play, Scene, Tally
from saypro.conversations.models import Conversation

AGENTS = 20
SIDE_BY_SIDE = 40
LINES_A_SECOND = 400
SCREENS_A_SECOND = 12_000


def easy_speed(log: ChatLog) -> float:
    """How many times faster than life the log plays without hurrying anybody."""
    if not log.count:
        return 1.0
    lengths = [chapter.length_s for chapter in log.chapters]
    length_s = sum(lengths) / SIDE_BY_SIDE if log.is_parallel else sum(lengths)
    screens = sum(len(chapter.lines) * len(chapter.people) for chapter in log.chapters)
    enough_s = max(log.count / LINES_A_SECOND, screens / SCREENS_A_SECOND)
    return max(1.0, length_s / enough_s)


def cast(log: ChatLog) -> list[Scene]:
    """Synthetic people for every speaker, and a thread for every chapter. Writes to the database."""
    agents = make_people([f"Agent {place + 1}" for place in range(AGENTS)], Role.AGENT)
    names = [(at, name) for at, chapter in enumerate(log.chapters) for name in chapter.speakers]
    people: list[dict[str, Person]] = [{} for _ in log.chapters]
    for (at, name), person in zip(names, make_people([name for _, name in names]), strict=True):
        people[at][name] = person
    for seats, chapter, agent in zip(people, log.chapters, cycle(agents), strict=False):
        seats.update({name: agent for name in chapter.readers if name == AGENT})
    refs = threads_for(log.chapters, people)
    return [Scene(*parts) for parts in zip(log.chapters, refs, people, strict=True)]


def threads_for(chapters: list[Chapter], people: list[dict[str, Person]]) -> list[str]:
    """Support threads where an agent sits, otherwise threads among members."""
    kind = (
        Conversation.Kind.SUPPORT if any(chapter.readers for chapter in chapters) else Conversation.Kind.DEAL
    )
    return make_threads([list(seats.values()) for seats in people], kind, "Replay")


def play(log: ChatLog, scenes: list[Scene], site: str, speed: float) -> Tally:
    """Play all scenes: days one after the other, conversations side by side."""
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(Replay(site, speed).run(scenes, SIDE_BY_SIDE if log.is_parallel else 1))


class Replay:
    """One run. A person who sits in many threads has one tab for all of them."""

    def __init__(self, site: str, speed: float) -> None:
        self.site = site
        self.speed = speed
        self.tally = Tally()
        self.plays: dict[str, Play] = {}
        self.agents: dict[str, Tab] = {}
        self.done = 0

    async def run(self, scenes: list[Scene], at_once: int) -> Tally:
        waiting = iter(scenes)
        try:
            await asyncio.gather(*(self.take_turns(waiting, len(scenes)) for _ in range(at_once)))
        finally:
            await self.dismiss(self.agents.values())
        return self.tally

    async def take_turns(self, scenes: Iterator[Scene], count: int) -> None:
        for scene in scenes:
            await self.perform(scene)
            self.done += 1
            if count <= 50 or self.done % 100 == 0:
                progress(f"{self.done}/{count}  {scene.chapter.title}  {self.tally.acked} lines")

    async def perform(self, scene: Scene) -> None:
        scene.seats = dict(zip(scene.people, await limited(map(self.seat, *pairs(scene))), strict=True))
        self.plays[scene.ref] = play = Play(scene, self.tally, self.speed)
        try:
            await play.perform(self.site)
        finally:
            del self.plays[scene.ref]
            await self.dismiss(tab for name, tab in scene.seats.items() if name not in scene.chapter.readers)

    async def seat(self, name: str, person: Person) -> Tab:
        if name != AGENT:
            return await self.tab(person).open()
        if person.cookie not in self.agents:
            self.agents[person.cookie] = self.tab(person)
            await self.agents[person.cookie].open()
        await self.agents[person.cookie].is_open.wait()
        return self.agents[person.cookie]

    def tab(self, person: Person) -> Tab:
        return Tab(self.site, person.cookie, watcher=self.watch)

    def watch(self, tab: Tab, ref: str, shown: list[Shown]) -> None:
        if play := self.plays.get(ref):
            play.watch(tab, shown)

    async def dismiss(self, tabs: Iterable[Tab]) -> None:
        for tab in tabs:
            self.tally.catch_ups += tab.asked
            self.tally.reconnects += tab.connections - 1
            await tab.close()


def pairs(scene: Scene) -> tuple[list[str], list[Person]]:
    return list(scene.people), list(scene.people.values())


async def limited(work: Iterable[Coroutine[Any, Any, Tab]], at_once: int = 16) -> list[Tab]:
    """The results in order, with not more than so many under way."""
    gate = asyncio.Semaphore(at_once)

    async def one(step: Coroutine[Any, Any, Tab]) -> Tab:
        async with gate:
            return await step

    return await asyncio.gather(*map(one, work))
