"""Talk between buyers and sellers."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from saypro.demo.words import talk
from saypro.demo.words.phrases import GREETINGS, THANKS, WHOLE_OPENINGS
from saypro.demo.world.ads import sentence
from saypro.demo.world.clock import Clock, answered_at
from saypro.demo.world.dice import Dice
from saypro.demo.world.prices import grouped, rounded
from saypro.demo.world.shapes import Ad, Person, Said, Seat, Thread


class Turn(NamedTuple):
    """`who` is "buyer" or "seller"; `later_h` hours pass before they say it, beyond the usual."""

    who: str
    body: str
    later_h: float = 0.0


def deals(seed: int, clock: Clock, ads: list[Ad], buyers: list[Person], count: int) -> list[Thread]:
    """`count` threads, each of one buyer about one ad, begun while the ad was up."""
    dice, threads = Dice(seed, "deals"), dict[tuple[str, str], Thread]()
    wanted = [dice.paretovariate(1.6) * (1.5 if ad.pictures else 0.6) for ad in ads]
    while len(threads) < count:
        ad, buyer = dice.choices(ads, wanted)[0], dice.choice(buyers)
        if (ad.ref, buyer.handle) not in threads and can_meet(clock, ad, buyer):
            threads[ad.ref, buyer.handle] = deal(dice, clock, ad, buyer)
    return list(threads.values())


def can_meet(clock: Clock, ad: Ad, buyer: Person) -> bool:
    """Was the buyer a member while somebody else's ad was up?"""
    return buyer is not ad.seller and max(ad.posted_at, buyer.joined_at) < closed_at(clock, ad)


def deal(dice: Dice, clock: Clock, ad: Ad, buyer: Person) -> Thread:
    begins_at = clock.moment(dice, after=max(ad.posted_at, buyer.joined_at), before=closed_at(clock, ad))
    turns = list(Conversation(dice, ad, buyer).turns())
    said = spoken(dice, clock.at, turns, begins_at, {"buyer": buyer, "seller": ad.seller})
    thread = Thread(
        ref=dice.ref(),
        kind="deal",
        ad=ad,
        subject=ad.title,
        seats=[Seat(buyer, "buyer", said[0].at), Seat(ad.seller, "seller", said[0].at)],
        said=said,
    )
    read_by_both(dice, clock.at, thread)
    return thread


def closed_at(clock: Clock, ad: Ad) -> datetime:
    return clock.at if ad.state in ("live", "reserved") else ad.changed_at


class Conversation:
    """One talk about one ad; `turns` plays it from the first question to wherever it ends."""

    def __init__(self, dice: Dice, ad: Ad, buyer: Person) -> None:
        self.dice, self.ad, self.buyer = dice, ad, buyer
        self.talk = talk.TALKS[ad.states]
        self.price = ad.price or 500
        lower = rounded(self.price * dice.uniform(0.72, 0.93))
        day = dice.choice(talk.DAYS)
        self.words = ad.words | {
            "name": ad.seller.first_name,
            "my_place": buyer.district,
            "lower": grouped(lower),
            "middle": grouped(rounded((lower + self.price) / 2)),
            "price": grouped(self.price),
            "day": day,
            "Day": sentence(day),
            "time": dice.choice(talk.TIMES),
            "spot": dice.choice(talk.SPOTS),
            "road": dice.choice(talk.ROADS),
        }

    def turns(self) -> Iterator[Turn]:
        yield Turn("buyer", self.opening())
        if self.dice.chance(0.09):
            yield from self.unanswered()
            return
        if self.dice.chance(0.05 if self.ad.state == "live" else 0.2):
            yield Turn("seller", self.one_of(talk.SOLD))
            yield Turn("buyer", self.thanks())
            return
        yield Turn("seller", self.addressed(self.dice.choice(self.talk.yes)))
        yield from self.questions()
        if self.talk.haggles and self.ad.price and self.dice.chance(0.42):
            yield from self.haggling()
            if self.dice.chance(0.3):
                yield Turn("buyer", self.one_of(talk.LEAVES))
                return
        if self.dice.chance(0.68):
            yield from self.meeting()

    def opening(self) -> str:
        own = WHOLE_OPENINGS.get(self.buyer.language)
        if own and self.ad.states in ("goods", "animal") and self.dice.chance(0.25):
            return self.one_of(own)
        greeting = self.one_of(GREETINGS[self.buyer.language])
        return f"{greeting}, {self.one_of(self.talk.openings)}"

    def unanswered(self) -> Iterator[Turn]:
        if self.dice.chance(0.5):
            yield Turn("buyer", self.one_of(talk.NUDGES), self.dice.uniform(8, 30))

    def questions(self) -> Iterator[Turn]:
        count = self.dice.choices((0, 1, 2), (38, 44, 18))[0]
        for question, answer in self.dice.sample(self.ad.asks, min(count, len(self.ad.asks))):
            yield Turn("buyer", question.format_map(self.words))
            yield Turn("seller", answer.format_map(self.words))
        if self.ad.states == "goods" and self.dice.chance(0.06):
            question, answer = self.dice.choice(talk.SAFETY)
            yield Turn("buyer", question)
            yield Turn("seller", answer)

    def haggling(self) -> Iterator[Turn]:
        yield Turn("buyer", self.one_of(talk.OFFERS))
        yield Turn("seller", self.one_of(talk.HOLDS))
        if self.dice.chance(0.55):
            yield Turn("buyer", self.one_of(talk.TAKES))

    def meeting(self) -> Iterator[Turn]:
        yield Turn("buyer", self.one_of(self.talk.meets))
        yield Turn("seller", self.one_of(self.talk.agrees))
        if self.dice.chance(0.6):
            yield Turn("buyer", self.thanks())
        elif self.dice.chance(0.3):
            yield Turn("seller", self.one_of(talk.SELLER_NUDGES), self.dice.uniform(8, 30))
        if self.dice.chance(0.5) and self.ad.states == "goods":
            yield Turn("buyer", self.one_of(talk.ON_THE_DAY), self.dice.uniform(16, 70))
            yield Turn("seller", self.one_of(talk.ON_THE_DAY_ANSWERS))
            if self.dice.chance(0.6):
                yield Turn("buyer", self.one_of(talk.AFTER), self.dice.uniform(1, 5))
                yield Turn("seller", self.one_of(talk.AFTER_ANSWERS))

    def thanks(self) -> str:
        return f"{self.one_of(THANKS[self.buyer.language])}."

    def one_of(self, texts: tuple[str, ...]) -> str:
        return self.dice.choice(texts).format_map(self.words)

    def addressed(self, text: str) -> str:
        return text.format_map(self.words | {"name": self.buyer.first_name})


def spoken(
    dice: Dice, until: datetime, turns: list[Turn], begins_at: datetime, people: dict[str, Person]
) -> list[Said]:
    """The turns with their times; what would come after `until` has not been said yet."""
    said, at = list[Said](), begins_at
    for turn in turns:
        at = said_at(dice, at, people[turn.who], turn) if said else at
        if at > until:
            break
        said.append(Said(people[turn.who], turn.body, at, dice.client_id()))
    return said


def said_at(dice: Dice, before: datetime, person: Person, turn: Turn) -> datetime:
    """Half of the answers come in minutes: both have it open."""
    typing = timedelta(seconds=4 + len(turn.body) / 5)
    pace_min = 1.5 if dice.chance(0.5) else person.pace_min
    return answered_at(dice, before + timedelta(hours=turn.later_h), pace_min) + typing


def read_by_both(dice: Dice, at: datetime, thread: Thread) -> None:
    """Each has read up to the last message before they last looked; what is fresh may be unread."""
    for seat in thread.seats:
        own = max(
            (place for place, said in enumerate(thread.said, 1) if said.sender is seat.person), default=0
        )
        seen_until = at - timedelta(minutes=dice.expovariate(1 / (4 * seat.person.pace_min)))
        seen = sum(said.at <= seen_until for said in thread.said)
        seat.read = max(own, seen)
        seat.received = len(thread.said) if dice.chance(0.7) else seat.read
