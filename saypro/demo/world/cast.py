"""The people whose faces the product is known by, with their ads and talk; only their times follow `at`."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from saypro.demo.words import cast as words
from saypro.demo.world.clock import Clock, answered_at, talkative
from saypro.demo.world.dice import Dice
from saypro.demo.world.people import person_called
from saypro.demo.world.shapes import Ad, Person, Said, Seat, Thread
from saypro.kit import places


@dataclass(slots=True)
class Cast:
    people: dict[str, Person] = field(default_factory=dict)
    ads: dict[str, Ad] = field(default_factory=dict)
    threads: list[Thread] = field(default_factory=list)


def cast(seed: int, clock: Clock) -> Cast:
    """Their last words lie in the busy hours before the clock's end: nobody says good morning at night."""
    dice, made, clock = Dice(seed, "cast"), Cast(), Clock(talkative(clock.at))
    made.people = {each.name: person(clock, each) for each in words.PEOPLE}
    made.ads = {each.title: ad(dice, clock, made, each) for each in words.ADS}
    made.threads = [thread(dice, clock, made, each) for each in words.THREADS]
    return made


def person(clock: Clock, who: words.Who) -> Person:
    return person_called(
        who.name,
        clock=clock,
        handle=who.name.lower().replace(" ", "-"),
        role=who.role,
        language=who.language,
        town=who.town,
        district=who.district,
        days=who.days,
        about=who.about,
    )


def ad(dice: Dice, clock: Clock, made: Cast, told: words.Told) -> Ad:
    seller, posted_at = made.people[told.seller], clock.at - timedelta(hours=told.hours)
    return Ad(
        ref=dice.handle(),
        seller=seller,
        category=told.category,
        title=told.title,
        short=told.short,
        description=told.text,
        price=told.price,
        condition=told.condition,
        details=dict(told.details),
        town=told.town,
        state=told.state,
        posted_at=posted_at,
        changed_at=posted_at if told.state == "live" else clock.at - timedelta(days=2),
        pictures=list(told.pictures),
        words={"short": told.short, "town": places.town_name(told.town), "place": told.place}
        | {"district": told.place, "other_town": "Worcester"},
        views=told.views,
    )


def thread(dice: Dice, clock: Clock, made: Cast, told: words.Talked) -> Thread:
    """A talk told in `words`: each line says how many minutes before `at` it was said."""
    said = [
        Said(made.people[line.who], line.text, clock.at - timedelta(minutes=line.ago_min), dice.client_id())
        for line in told.lines
    ]
    about = made.ads[told.ad] if told.ad else None
    agent = made.people[told.agent] if told.agent else None
    talk = Thread(
        ref=dice.ref(),
        kind="deal" if about else "support",
        ad=about,
        subject=about.title if about else told.subject,
        seats=seats(made, told, said[0].at),
        said=said,
        assignee=agent,
    )
    if agent:
        first = next((each.at for each in said if each.sender is agent), answered_at(dice, said[0].at, 6))
        talk.taken_at = max(said[0].at, min(first - timedelta(minutes=2), clock.at))
    if told.solved:
        talk.solved_at = min(said[-1].at + timedelta(minutes=3), clock.at)
    read(talk, told.unread)
    return talk


def seats(made: Cast, told: words.Talked, at: datetime) -> list[Seat]:
    parts = ("buyer", "seller") if told.ad else ("member", "agent")
    names = (told.member, made.ads[told.ad].seller.name if told.ad else told.agent)
    return [Seat(made.people[name], part, at) for name, part in zip(names, parts, strict=True) if name]


def read(talk: Thread, unread: dict[str, int]) -> None:
    """Everybody has read all but the last `unread[name]`."""
    for seat in talk.seats:
        seat.received = len(talk.said)
        seat.read = len(talk.said) - unread.get(seat.person.name, 0)
