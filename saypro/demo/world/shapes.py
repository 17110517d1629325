"""What a world consists of."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID


@dataclass(slots=True, eq=False)
class Person:
    email: str
    name: str
    handle: str
    role: str
    language: str
    town: str
    district: str
    about: str
    joined_at: datetime
    pace_min: float = 30.0  # how long an answer usually takes, when awake
    premium_until: datetime | None = None

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]


@dataclass(slots=True, eq=False)
class Ad:
    ref: str
    seller: Person
    category: str
    title: str
    short: str
    description: str
    price: int | None
    condition: str
    details: dict[str, object]
    town: str
    state: str
    posted_at: datetime
    changed_at: datetime
    pictures: list[str]
    words: dict[str, str] = field(default_factory=dict)  # what its talk may mention
    asks: tuple[tuple[str, str], ...] = ()
    states: str = "goods"
    views: int = 0
    savers: list[Person] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Said:
    sender: Person
    body: str
    at: datetime
    client_id: UUID


@dataclass(slots=True, eq=False)
class Seat:
    person: Person
    part: str
    joined_at: datetime
    received: int = 0
    read: int = 0


@dataclass(slots=True, eq=False)
class Thread:
    ref: str
    kind: str
    ad: Ad | None
    subject: str
    seats: list[Seat]
    said: list[Said]
    assignee: Person | None = None
    taken_at: datetime | None = None
    solved_at: datetime | None = None
    category: str = ""

    @property
    def started_at(self) -> datetime:
        return self.said[0].at

    @property
    def last_at(self) -> datetime:
        return self.said[-1].at


@dataclass(slots=True, eq=False)
class Reviewed:
    """What one side of a talk says of the other; hidden until `shown_from`."""

    ref: str
    thread: Thread
    author: Person
    about: Person
    part: str
    stars: int
    text: str
    at: datetime
    shown_from: datetime = datetime.max
    reply: str = ""
    replied_at: datetime | None = None


@dataclass(slots=True, eq=False)
class World:
    people: list[Person]
    ads: list[Ad]
    threads: list[Thread]
    reviews: list[Reviewed] = field(default_factory=list)
