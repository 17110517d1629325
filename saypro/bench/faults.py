"""Twenty people write while everything under them is killed; afterwards every promise is counted."""

import asyncio
import random
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from uuid import uuid4

import uvloop
from django.db import connection

from saypro.accounts.models import User
from saypro.bench.arena import Arena, arena, do_harm, kills
from saypro.bench.client import Refused, Tab
from saypro.bench.history import History, Sent, Verdict, judge
from saypro.bench.out import progress
from saypro.bench.people import Person, make_people, make_threads
from saypro.bench.screen import Shown
from saypro.bench.stage import fetch_thread
from saypro.conversations.models import Conversation
from saypro.conversations.queries import inbox_row

WRITERS = 20
THREADS = 30
PAUSE_S = (0.02, 0.12)
BETWEEN_KILLS_S = (2.0, 4.0)
REPEATS = 0.05
ANSWER_S = 60.0
CATCH_UP_S = 60.0


@dataclass(slots=True)
class Report:
    """`slowest_back_s`: the longest time from a kill to the next stored message."""

    verdict: Verdict = field(default_factory=Verdict)
    kills: dict[str, int] = field(default_factory=lambda: {"server": 0, "postgres": 0})
    sent: int = 0
    acked: int = 0
    unanswered: int = 0
    let_in: int = 0
    slowest_back_s: float = 0.0

    @property
    def is_clean(self) -> bool:
        return self.verdict.is_clean and not self.unanswered and not self.let_in

    @property
    def counts(self) -> dict[str, object]:
        return {
            **self.verdict.counts,
            "sent": self.sent,
            "acked": self.acked,
            "unanswered": self.unanswered,
            "stranger_let_in": self.let_in,
            "server_kills": self.kills["server"],
            "postgres_kills": self.kills["postgres"],
            "slowest_back_s": round(self.slowest_back_s, 2),
        }


def torment(count: int) -> Report:
    """Kill `count` times and judge what is left."""
    with arena() as place:
        run = Torment(place.server.site)
        run.play(run.run(lambda: kill_all(run, place, count)))
    return run.report


async def kill_all(run: "Torment", place: Arena, count: int) -> None:
    for number, kill in enumerate(kills(count)):
        await asyncio.sleep(random.uniform(*BETWEEN_KILLS_S))  # noqa: S311
        at = await do_harm(place, kill)
        run.report.kills[kill[0]] += 1
        progress(f"kill {number + 1} of {count}: {kill[0]}; {len(run.history.acked)} messages stored so far")
        await run.note_recovery(at)
    await asyncio.sleep(BETWEEN_KILLS_S[0])


def unread_of(places: list[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """What the list of threads shows each person."""
    people = {user.handle: user for user in User.objects.filter(handle__in={who for who, _ in places})}
    threads = {
        thread.ref: thread for thread in Conversation.objects.filter(ref__in={ref for _, ref in places})
    }
    rows = {(who, ref): inbox_row(people[who], threads[ref]) for who, ref in places}
    return {place: row.unread if row else 0 for place, row in rows.items()}


class Torment:
    """One run and its log of operations."""

    def __init__(self, site: str) -> None:
        self.site = site
        self.people = make_people([f"Writer {number}" for number in range(WRITERS)])
        (self.stranger,) = make_people(["Stranger"])
        circles = [random.sample(self.people, random.randint(2, 5)) for _ in range(THREADS)]  # noqa: S311
        self.circles: dict[str, list[Person]] = dict(zip(make_threads(circles), circles, strict=True))
        self.report = Report()
        members = {ref: {person.handle for person in circle} for ref, circle in self.circles.items()}
        self.history = History(members=members)
        self.is_writing = True
        self.acked_at: list[float] = []
        self.reads: defaultdict[tuple[str, str], int] = defaultdict(int)

    def play(self, work: Coroutine[None, None, None]) -> None:
        """Run what awaits `run` in a loop of its own, and count every promise into the report."""
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(work)
        connection.close()  # ours may have died with the rest
        self.history.unread = unread_of(self.places)
        self.report.verdict += judge(self.history)

    @property
    def places(self) -> list[tuple[str, str]]:
        return [(person.handle, ref) for ref, circle in self.circles.items() for person in circle]

    async def run(self, harm: Callable[[], Awaitable[None]]) -> None:
        """Everybody writes until the harm is done, and is read to the end."""
        tabs = [await self.seat(person) for person in self.people]
        spy = await Tab(self.site, self.stranger.cookie).open()
        writers = [asyncio.create_task(self.write(tab)) for tab in tabs if tab.screens]
        prying = asyncio.create_task(self.pry(spy))
        await harm()
        self.is_writing = False
        await self.finish(writers)
        await prying
        await self.catch_up(tabs)
        await self.read_the_last(tabs)
        self.collect([*tabs, spy])
        for tab in [*tabs, spy]:
            await tab.close()

    async def seat(self, person: Person) -> Tab:
        tab = await Tab(self.site, person.cookie).open()
        tab.listen("inbox")
        for ref, circle in self.circles.items():
            if person in circle:
                tab.join(ref)
        return tab

    async def note_recovery(self, killed_at: float) -> None:
        """Wait until messages are stored again."""
        until = time.monotonic() + ANSWER_S
        while time.monotonic() < until:
            if self.acked_at and self.acked_at[-1] > killed_at + 0.1:
                break
            await asyncio.sleep(0.02)
        self.report.slowest_back_s = max(self.report.slowest_back_s, time.monotonic() - killed_at)

    async def write(self, tab: Tab) -> None:
        """Say one thing after the other in one's threads; now and then repeat an old one with other words."""
        said: list[tuple[str, str]] = []
        while self.is_writing:
            await asyncio.sleep(random.uniform(*PAUSE_S))  # noqa: S311
            ref = random.choice(list(tab.screens))  # noqa: S311
            if said and random.random() < REPEATS:  # noqa: S311
                await self.repeat(tab, ref, random.choice(said)[1])  # noqa: S311
                continue
            client_id = str(uuid4())
            said.append((ref, client_id))
            await self.say(tab, ref, client_id)
            self.read_some(tab, ref)

    async def say(self, tab: Tab, ref: str, client_id: str) -> None:
        body = f"{tab.person} says {client_id}"
        self.history.sent.append(Sent(ref, tab.person, client_id, body))
        self.history.acked[client_id] = await tab.post(ref, body, client_id)
        self.acked_at.append(time.monotonic())

    async def repeat(self, tab: Tab, ref: str, client_id: str) -> None:
        """The first one wins, whatever the repeat says and wherever."""
        if await tab.post(ref, "not what I said first", client_id) != self.history.acked[client_id]:
            self.report.verdict.doubled += 1

    def read_some(self, tab: Tab, ref: str) -> None:
        if random.random() < 0.3:  # noqa: S311
            seq = self.reads[tab.person, ref] = tab.screens[ref].seq
            tab.read(ref, seq)

    async def pry(self, spy: Tab) -> None:
        """The stranger keeps asking for threads that are none of his business."""
        while self.is_writing:
            await asyncio.sleep(0.2)
            ref = random.choice(list(self.circles))  # noqa: S311
            spy.join(ref)
            spy.ask(ref)
            if spy.is_open.is_set():
                await self.intrude(spy, ref)

    async def intrude(self, spy: Tab, ref: str) -> None:
        try:
            await asyncio.wait_for(spy.post(ref, "let me in"), 5)
            self.report.let_in += 1
        except (Refused, TimeoutError):
            return

    async def finish(self, writers: list[asyncio.Task[None]]) -> None:
        """Every post under way is answered, or counted as unanswered."""
        done, waiting = await asyncio.wait(writers, timeout=ANSWER_S)
        for writer in done:
            writer.result()
        for writer in waiting:
            writer.cancel()
        self.report.unanswered = len(waiting)
        self.report.sent, self.report.acked = len(self.history.sent), len(self.history.acked)

    async def catch_up(self, tabs: list[Tab]) -> None:
        """A fresh reader fetches every thread; the screens may wait for the next heartbeats."""
        reader = {ref: circle[0].cookie for ref, circle in self.circles.items()}
        for ref, cookie in reader.items():
            self.history.final[ref] = await asyncio.to_thread(fetch_thread, self.site, cookie, ref)
        until = time.monotonic() + CATCH_UP_S
        for tab in tabs:
            while not self.is_caught_up(tab) and time.monotonic() < until:  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    def is_caught_up(self, tab: Tab) -> bool:
        return all(screen.seq >= last_seq(self.history.final[ref]) for ref, screen in tab.screens.items())

    async def read_the_last(self, tabs: list[Tab]) -> None:
        """Pointers sent while the server was down may be lost; what is read now is known to have arrived."""
        for tab in tabs:
            for ref, screen in tab.screens.items():
                seq = random.randint(self.reads[tab.person, ref], screen.seq)  # noqa: S311
                tab.read(ref, seq)
                own = [m.seq for m in self.history.final[ref] if m.author == tab.person]
                self.history.reads[tab.person, ref] = max([seq, *own])
        await asyncio.sleep(2)

    def collect(self, tabs: list[Tab]) -> None:
        for tab in tabs:
            for ref, screen in tab.screens.items():
                if screen.messages or tab.person in self.history.members[ref]:
                    self.history.screens[tab.person, ref] = screen.messages


def last_seq(messages: list[Shown]) -> int:
    return messages[-1].seq if messages else 0
