"""What rooms declare so that people can listen: kinds of topics, and commands."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol


@dataclass(frozen=True, slots=True)
class Listener:
    """The signed-in person behind a socket; a discreet one neither tells nor sees who is here."""

    person_id: int
    handle: str
    name: str
    is_office: bool
    is_discreet: bool = False


@dataclass(slots=True)
class Dirty:
    """What was announced about a topic since it was last read: up to number `last` and revision `since`."""

    last: int
    since: int = 0
    numbers: set[int] = field(default_factory=set)


class News(NamedTuple):
    """The frames everybody listening gets, alike, and the number and revision the topic has now reached."""

    frames: list[str]
    last: int = 0
    since: int = 0


class Continued(NamedTuple):
    """News for those who have been told up to the number `last` and about changes up to `since`."""

    news: News
    last: int
    since: int


@dataclass(frozen=True, slots=True)
class Joined:
    """An accepted wish to listen: the topic's key, where it stands, and what this listener missed.

    `people` are the others whose presence belongs to the topic, as (id, handle).
    """

    key: int
    answer: dict[str, Any]
    last: int = 0
    since: int = 0
    frames: list[str] = field(default_factory=list)
    people: list[tuple[int, str]] = field(default_factory=list)


class TopicKind(Protocol):
    """One kind of thing to listen to. All methods read the database and run in a thread."""

    kind: str
    name: str
    delay_s: float

    def join(self, listener: Listener, ref: str, wish: Mapping[str, Any]) -> Joined | None:
        """Authorise at this moment; None when the person may not listen, or there is no such thing."""
        ...

    def missed(self, key: int, after: int, since: int) -> News:
        """What happened after that number and revision, for one listener who joined a moment too late."""
        ...

    def news(self, dirty: Mapping[int, Dirty]) -> dict[int, News]:
        """Read the tails of all these topics at once, viewer-neutral."""
        ...

    def standing(self, keys: list[int]) -> dict[int, tuple[int, int, str]]:
        """Where the topics stand: key -> (last number, revision, public reference)."""
        ...

    def still_allowed(self, pairs: list[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of the (key, person_id) pairs that may go on listening."""
        ...


class Gossip(Protocol):
    """What the processes tell one another now and then, and nobody stores."""

    name: str
    every_s: float

    def told(self) -> dict[str, int]:
        """What is new here, nothing for nothing; at most 400 entries, of which the keys are short."""
        ...

    def heard(self, said: Mapping[str, int]) -> None:
        """Another process told this."""
        ...


class Wire(Protocol):
    """What a command sees of the socket it came in on."""

    @property
    def listener(self) -> Listener: ...

    def push(self, frame: dict[str, Any] | str) -> None: ...

    def listens_to(self, kind: str, ref: str) -> int | None: ...

    def may_tell_typing(self, key: int, *, every_s: float) -> bool: ...

    def may_tell_pause(self, key: int) -> bool: ...


Command = Callable[[Wire, dict[str, Any]], Awaitable[None] | None]


class CommandError(Exception):
    """A command that cannot be carried out; becomes an `error` frame."""

    def __init__(self, code: str, message: str, **more: Any) -> None:
        super().__init__(code)
        self.code = code
        self.message = message
        self.more = more
