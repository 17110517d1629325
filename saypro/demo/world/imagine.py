"""The whole world from one seed."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from itertools import islice
from typing import Any

from saypro.demo.world.ads import ads
from saypro.demo.world.cast import Cast, cast
from saypro.demo.world.clock import Clock
from saypro.demo.world.deals import deals
from saypro.demo.world.dice import Dice
from saypro.demo.world.people import members
from saypro.demo.world.reviews import reviews
from saypro.demo.world.shapes import Ad, Person, Reviewed, Thread, World
from saypro.demo.world.support import support

MEMBERS, ADS, THREADS, SUPPORT = 300, 800, 3_000, 480
SHARE_OF_SELLERS = 0.65
QUIET = "Lerato Mokoena"  # her inbox holds only what is written out
SELLER, HANDED_OVER = "Sipho Dlamini", 12
SPORTS = ("bicycles", "camping", "fitness", "surf-water", "music")


def imagine(seed: int, at: datetime, questions: Mapping[str, Any]) -> World:
    """The same world for the same seed and moment; `questions` are the categories by slug."""
    clock, known = Clock(at), cast(seed, Clock(at))
    actors = list(known.people.values())
    crowd = members(seed, clock, MEMBERS + 12 - len(actors), set(known.people))
    sellers = crowd[: int(len(crowd) * SHARE_OF_SELLERS)]
    crowds = ads(seed, clock, sellers, ADS - len(known.ads), questions)
    hand_over(crowds, known.people[SELLER])
    offered = crowds + list(known.ads.values())
    agents = [person for person in actors if person.role in ("agent", "lead")]
    tickets = [thread for thread in known.threads if thread.kind == "support"]
    public = [ad for ad in offered if ad.seller is not known.people[QUIET]]
    threads = [
        *known.threads,
        *deals(seed, clock, public, crowd, THREADS - SUPPORT - len(known.threads) + len(tickets)),
        *support(seed, clock, sellers, agents, offered, SUPPORT - len(tickets)),
    ]
    saved(seed, crowd, offered, known)
    return World(
        people=actors + crowd,
        ads=sorted(offered, key=lambda ad: (ad.posted_at, ad.ref)),
        threads=sorted(threads, key=lambda thread: (thread.started_at, thread.ref)),
        reviews=reviews(seed, clock, threads),
    )


def hand_over(ads: list[Ad], seller: Person) -> None:
    """Some of the sports things that others sold were this seller's, who therefore has a name to lose."""
    theirs = (ad for ad in ads if ad.category in SPORTS and ad.posted_at > seller.joined_at)
    sold = (ad for ad in theirs if ad.state == "sold")
    for ad in islice(sold, HANDED_OVER):
        ad.seller, ad.town = seller, seller.town


def saved(seed: int, crowd: list[Person], ads: list[Ad], known: Cast) -> None:
    """Who keeps which ad; at least as many looked at an ad as talk about it."""
    dice = Dice(seed, "saved")
    for ad in ads:
        others = [
            person
            for person in dice.sample(crowd, dice.choice((0, 0, 1, 2, 3, 7)))
            if person is not ad.seller
        ]
        ad.savers = others
    for ad in list(known.ads.values())[1:5]:
        lerato = known.people[QUIET]
        if ad.seller is not lerato:
            ad.savers.append(lerato)


def digest(world: World) -> str:
    """One word for everything in it: equal worlds have equal digests."""
    sums = hashlib.sha256()
    lines = (
        *map(person_line, world.people),
        *map(ad_line, world.ads),
        *map(thread_line, world.threads),
        *map(review_line, world.reviews),
    )
    for line in lines:
        sums.update(repr(line).encode())
    return sums.hexdigest()


def person_line(person: Person) -> tuple[object, ...]:
    return person.email, person.name, person.handle, person.role, person.town, person.about, person.joined_at


def ad_line(ad: Ad) -> tuple[object, ...]:
    savers = [person.handle for person in ad.savers]
    return (
        ad.ref,
        ad.seller.handle,
        ad.title,
        ad.description,
        ad.price,
        ad.details,
        ad.posted_at,
        ad.state,
        savers,
    )


def thread_line(thread: Thread) -> tuple[object, ...]:
    seats = [(seat.person.handle, seat.part, seat.read, seat.received) for seat in thread.seats]
    said = [(said.sender.handle, said.body, said.at, said.client_id) for said in thread.said]
    assignee = thread.assignee.handle if thread.assignee else ""
    return thread.ref, thread.kind, thread.subject, seats, said, assignee, thread.taken_at, thread.solved_at


def review_line(one: Reviewed) -> tuple[object, ...]:
    people = one.author.handle, one.about.handle
    return (
        one.ref,
        one.thread.ref,
        *people,
        one.stars,
        one.text,
        one.at,
        one.shown_from,
        one.reply,
        one.replied_at,
    )
