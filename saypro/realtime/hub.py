"""The hub: which sockets of this process listen to what, and how news reaches them."""

import asyncio
import contextlib
import json
import logging
import random
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable, Mapping
from functools import partial
from threading import get_ident
from typing import Any, TypeVar

from saypro.realtime import guard
from saypro.realtime.actions import HERE, signal_payload
from saypro.realtime.bus import Bus
from saypro.realtime.presence import DOUBTED_S, REPEATED_S, Presence
from saypro.realtime.tabs import Tabs
from saypro.realtime.threads import in_thread
from saypro.realtime.topics import Continued, Dirty, Gossip, Joined, News, TopicKind
from saypro.realtime.wire import Socket

log = logging.getLogger(__name__)
BEAT_S = 25
GUARD_S = 3
RETURNS_PER_S = 500
FAREWELL_S = 0.2
PART = 40
BREATH_S = 0.005
Key = tuple[str, int]
T = TypeVar("T")


class Topic:
    """What sockets of this process listen to together, with the number and revision they have been told."""

    __slots__ = ("last", "since", "sockets")

    def __init__(self, last: int, since: int) -> None:
        self.sockets: set[Socket] = set()
        self.last = last
        self.since = since

    def tell(self, news: News) -> None:
        self.last, self.since = max(self.last, news.last), max(self.since, news.since)
        for frame in news.frames:
            for socket in self.sockets:
                socket.push(frame)


class Hub:
    """One a process. Everything but the reading of tails happens in the event loop, so nothing is locked."""

    def __init__(self, kinds: list[TopicKind], gossip: Iterable[Gossip] = ()) -> None:
        self.kinds = {kind.kind: kind for kind in kinds}
        self.gossip = {one.name: one for one in gossip}
        self.by_name = {kind.name: kind for kind in kinds}
        self.sockets: set[Socket] = set()
        self.topics: dict[Key, Topic] = {}
        self.watchers: defaultdict[int, set[Socket]] = defaultdict(set)
        self.handles: dict[int, str] = {}
        self.presence = Presence()
        self.tabs = Tabs()
        self.bus = Bus(self.heard, self.healed)
        self._dirty: defaultdict[str, dict[int, Dirty]] = defaultdict(dict)
        self._reading: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.loop = asyncio.get_running_loop()
        self.thread = get_ident()

    # ── life ──────────────────────────────────────────────────────────────────────────────────────────────

    async def start(self) -> None:
        await self.bus.start()
        self._spawn(self._every(BEAT_S, self._beat))
        self._spawn(self._every(GUARD_S, self._guard))
        self._spawn(self._every(REPEATED_S, self._repeat_presence))
        self._spawn(self._every(DOUBTED_S, self._doubt_presence))
        for one in self.gossip.values():
            self._spawn(self._every(one.every_s, partial(self._tell, one)))

    async def farewell(self) -> None:
        """Tell every socket to come back, each at its own moment, and close. Safe to repeat."""
        latest_s = 3 + len(self.sockets) / RETURNS_PER_S
        for socket in list(self.sockets):
            socket.push({"bye": {"retry_s": round(random.uniform(0.2, latest_s), 2)}})  # noqa: S311
            socket.close(1012)
        await asyncio.sleep(FAREWELL_S if self.sockets else 0)

    async def stop(self) -> None:
        await self.farewell()
        for task in list(self._tasks):
            task.cancel()
        await self.bus.stop()

    def add(self, socket: Socket) -> None:
        self.sockets.add(socket)
        self.tabs.came(socket)
        person = socket.listener
        self.handles[person.person_id] = person.handle
        if not person.is_discreet and self.presence.came(person.person_id):
            self.bus.signal(signal_payload("presence", person=person.person_id, on=True))

    def remove(self, socket: Socket) -> None:
        self.sockets.discard(socket)
        self.tabs.went(socket)
        for key in list(socket.topics):
            self.leave(socket, key)
        for person_id in socket.watching:
            self.watchers[person_id].discard(socket)
            if not self.watchers[person_id]:
                del self.watchers[person_id]
        person = socket.listener
        if not person.is_discreet and self.presence.went(person.person_id):
            self.bus.signal(signal_payload("presence", person=person.person_id, on=False))

    # ── joining and leaving ───────────────────────────────────────────────────────────────────────────────

    async def join(self, socket: Socket, name: str, ref: str, wish: dict[str, Any]) -> bool:
        """Let the socket listen, if its person may; False when there is no such thing for them."""
        kind = self.by_name.get(name)
        joined = await in_thread(kind.join, socket.listener, ref, wish) if kind else None
        if kind is None or joined is None or socket not in self.sockets:
            return False
        topic = self.topics.setdefault((kind.kind, joined.key), Topic(joined.last, joined.since))
        topic.sockets.add(socket)
        socket.topics[kind.kind, joined.key] = ref
        socket.push({"joined": {"topic": f"{name}:{ref}" if ref else name, **joined.answer}})
        for frame in joined.frames:
            socket.push(frame)
        await self._send_missed(kind, joined, socket)
        self._watch(socket, joined.people)
        return True

    async def _send_missed(self, kind: TopicKind, joined: Joined, socket: Socket) -> None:
        """Between reading the thread and being listed, news may have passed this socket by."""
        for frame in (await in_thread(kind.missed, joined.key, joined.last, joined.since)).frames:
            socket.push(frame)

    def leave(self, socket: Socket, key: Key) -> None:
        socket.topics.pop(key, None)
        if topic := self.topics.get(key):
            topic.sockets.discard(socket)
            if not topic.sockets:
                del self.topics[key]

    def _watch(self, socket: Socket, people: list[tuple[int, str]]) -> None:
        for person_id, handle in [] if socket.listener.is_discreet else people:
            self.handles[person_id] = handle
            self.watchers[person_id].add(socket)
            socket.watching.add(person_id)
            socket.push(self._presence_frame(person_id))

    # ── what the bus says ─────────────────────────────────────────────────────────────────────────────────

    def heard(self, payload: str) -> None:
        if payload.startswith("!"):
            name, data = json.loads(payload[1:])
            self._signalled(name, data)
            return
        words = payload.split(" ")
        if words[0].startswith("@") and words.pop(0) == HERE:
            return
        for word in words:
            kind, _, rest = word.partition(":")
            key, _, number = rest.partition("=")
            self._changed(kind, int(key), int(number))

    def healed(self) -> None:
        """The bus was away: whatever is listened to may have changed."""
        self._spawn(self._beat())
        for person_id in self.presence.here:
            self.bus.signal(signal_payload("presence", person=person_id, on=True))

    def _changed(self, kind: str, key: int, number: int) -> None:
        topic = self.topics.get((kind, key))
        if topic is None or (0 < number <= topic.last):
            return
        self._dirty[kind].setdefault(key, Dirty(topic.last, topic.since)).numbers.add(number)
        if kind not in self._reading:
            self._reading.add(kind)
            self._spawn(self._read(self.kinds[kind]))

    async def _read(self, kind: TopicKind) -> None:
        """Read tails until nothing is dirty: what is announced meanwhile is the next batch."""
        try:
            while self._dirty[kind.kind]:
                if kind.delay_s:
                    await asyncio.sleep(kind.delay_s)
                dirty, self._dirty[kind.kind] = self._dirty[kind.kind], {}
                async for part in in_parts(list(dirty), hurry=not kind.delay_s):
                    await self._read_part(kind, {key: dirty[key] for key in part})
        except Exception:
            log.exception("Reading the news of %s failed; the next beat catches up", kind.kind)
        finally:
            self._reading.discard(kind.kind)

    async def _read_part(self, kind: TopicKind, dirty: dict[int, Dirty]) -> None:
        for key, change in dirty.items():
            if topic := self.topics.get((kind.kind, key)):
                change.last, change.since = topic.last, topic.since
        for key, item in (await in_thread(kind.news, dirty)).items():
            if topic := self.topics.get((kind.kind, key)):
                topic.tell(item)

    def continues(self, kind: str, news: Mapping[int, Continued]) -> None:
        """Deliver at once what continues what its topic was told; the rest is read.

        For what this process itself has just stored and announced with `told_here`.
        """
        for key, continued in news.items():
            topic = self.topics.get((kind, key))
            if topic and topic.last == continued.last and topic.since >= continued.since:
                topic.tell(continued.news)
            else:
                self._changed(kind, key, continued.news.last)

    def _signalled(self, name: str, data: dict[str, Any]) -> None:
        if name == "presence":
            if self.presence.heard(data["person"], data["on"]):
                self._tell_presence(data["person"])
        elif name == "renew":
            self._renew(data["person"])
        elif name == "only" and (kind := self.kinds.get(data["kind"])):
            self._keep_only(kind, data["key"], set(data["people"]))
        elif name == "out" and (kind := self.kinds.get(data["kind"])):
            self._cut_topic(kind, data["key"], data["person"])
        elif name == "outside" and (kind := self.kinds.get(data["kind"])):
            self._shut_out(kind, data["keys"], set(data["people"]))
        elif name == "cut":
            for socket in [one for one in self.sockets if one.listener.person_id == data["person"]]:
                self._cut(socket)
        elif name in self.gossip and data["by"] != HERE:
            self.gossip[name].heard(data["said"])
        elif name == "frame" and (topic := self.topics.get((data["kind"], data["key"]))):
            for socket in topic.sockets:
                if socket.listener.person_id != data["but"]:
                    socket.push(data["frame"])

    def _renew(self, person_id: int) -> None:
        """Have the person's sockets come back as who they are now."""
        for socket in [one for one in self.sockets if one.listener.person_id == person_id]:
            socket.push({"bye": {"retry_s": 0}})
            socket.close(1012)

    def _shut_out(self, kind: TopicKind, keys: Iterable[int], people: set[int]) -> None:
        for key in keys:
            if topic := self.topics.get((kind.kind, key)):
                for person_id in people & {socket.listener.person_id for socket in topic.sockets}:
                    self._cut_topic(kind, key, person_id)

    def _keep_only(self, kind: TopicKind, key: int, people: set[int]) -> None:
        topic = self.topics.get((kind.kind, key))
        here = {socket.listener.person_id for socket in topic.sockets} if topic else set()
        for person_id in here - people:
            self._cut_topic(kind, key, person_id)

    def signal(self, kind: str, key: int, frame: dict[str, Any], *, but: int) -> None:
        """Show a frame that is stored nowhere to everyone listening, in every process, but its author."""
        self.bus.signal(signal_payload("frame", kind=kind, key=key, frame=frame, but=but))

    # ── by the clock ──────────────────────────────────────────────────────────────────────────────────────

    async def _beat(self) -> None:
        """Carry the numbers to every socket, and heal topics whose announcement was lost."""
        standings: dict[Key, tuple[int, int, str]] = {}
        for kind in self.kinds.values():
            keys = [key for own, key in self.topics if own == kind.kind]
            for key, standing in (await in_thread(kind.standing, keys)).items() if keys else ():
                standings[kind.kind, key] = standing
                self._changed(kind.kind, key, standing[0])
        for socket in list(self.sockets):
            threads = {
                standings[key][2]: list(standings[key][:2]) for key in socket.topics if key in standings
            }
            socket.push({"beat": {"threads": threads}})

    async def _guard(self) -> None:
        """Cut whoever lost their session, and whoever may no longer listen to a topic."""
        if not self.sockets:
            return
        asked = {
            socket: (socket.session_key, socket.listener.person_id, socket.proof) for socket in self.sockets
        }
        async for sockets in in_parts(list(asked)):
            valid = await in_thread(guard.valid_sessions, [asked[socket] for socket in sockets])
            for socket in sockets:
                if asked[socket] not in valid:
                    self._cut(socket)
        for kind in self.kinds.values():
            await self._guard_topics(kind)

    async def _guard_topics(self, kind: TopicKind) -> None:
        everybody = [
            (key, socket.listener.person_id)
            for (own, key), topic in self.topics.items()
            if own == kind.kind
            for socket in topic.sockets
        ]
        async for pairs in in_parts(everybody):
            for key, person_id in set(pairs) - await in_thread(kind.still_allowed, pairs):
                self._cut_topic(kind, key, person_id)

    def _cut(self, socket: Socket) -> None:
        """Take the person out at once: frames still waiting are theirs no longer."""
        socket.waiting.clear()
        self.remove_topics(socket)
        socket.push({"cut": {"topic": "", "message": "You are signed out."}})
        socket.close(4401)

    def remove_topics(self, socket: Socket) -> None:
        for key in list(socket.topics):
            self.leave(socket, key)

    def _cut_topic(self, kind: TopicKind, key: int, person_id: int) -> None:
        topic = self.topics.get((kind.kind, key))
        for socket in list(topic.sockets) if topic else []:
            if socket.listener.person_id == person_id:
                ref = socket.topics.get((kind.kind, key), "")
                self.leave(socket, (kind.kind, key))
                socket.push(
                    {"cut": {"topic": f"{kind.name}:{ref}", "message": "You no longer take part here."}}
                )

    async def _tell(self, gossip: Gossip) -> None:
        if said := gossip.told():
            self.bus.signal(signal_payload(gossip.name, by=HERE, said=said))

    async def _repeat_presence(self) -> None:
        for person_id in self.presence.here:
            self.bus.signal(signal_payload("presence", person=person_id, on=True))

    async def _doubt_presence(self) -> None:
        for person_id in self.presence.expired():
            self._tell_presence(person_id)

    def _tell_presence(self, person_id: int) -> None:
        for socket in self.watchers.get(person_id, ()):
            socket.push(self._presence_frame(person_id))

    def _presence_frame(self, person_id: int) -> dict[str, Any]:
        state = "on" if self.presence.is_on(person_id) else "off"
        return {"presence": {"person": self.handles.get(person_id, ""), "state": state}}

    async def _every(self, seconds: float, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        while True:
            await asyncio.sleep(seconds)
            try:
                await work()
            except Exception:
                log.exception("%s failed and is tried again in %s s", work, seconds)

    def _spawn(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def in_parts(things: list[T], *, hurry: bool = False) -> AsyncIterator[list[T]]:
    """The things in parts with a breath between them: what can wait must not hold up the messages."""
    for start in range(0, len(things), PART):
        if start and not hurry:
            await asyncio.sleep(BREATH_S)
        yield things[start : start + PART]


_hub: Hub | None = None


def hub() -> Hub:
    """This process's hub. Raises RuntimeError where there is none: in a worker, a command, a test."""
    if _hub is None:
        raise RuntimeError("This process runs no hub.")
    return _hub


def listened_to(kind: str, keys: Iterable[int]) -> set[int]:
    """Those of the topics that somebody in this process listens to, from any thread; none without a hub."""
    topics = _hub.topics if _hub else {}
    return {key for key in keys if (kind, key) in topics}


def tell_soon(kind: str, news: Mapping[int, Continued]) -> None:
    """`Hub.continues` from any thread; at once where that is the event loop's."""
    if _hub and get_ident() == _hub.thread:
        _hub.continues(kind, news)
    elif _hub:
        _hub.loop.call_soon_threadsafe(_hub.continues, kind, news)


@contextlib.asynccontextmanager
async def running(kinds: list[TopicKind], gossip: Iterable[Gossip] = ()) -> Any:
    """Run the process's hub for as long as the block lasts."""
    global _hub
    _hub = Hub(kinds, gossip)
    await _hub.start()
    try:
        yield _hub
    finally:
        await _hub.stop()
        _hub = None
