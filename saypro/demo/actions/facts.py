"""The facts that the real actions would have recorded, in the order they happened; nothing reacts to them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import attrgetter

from psycopg.types.json import Json

from saypro.accounts.events import MemberJoined
from saypro.conversations.events import (
    ConversationSolved,
    ConversationStarted,
    ConversationTaken,
    MessagesPosted,
)
from saypro.deals.events import ReviewReplied, ReviewsShown, ReviewWritten
from saypro.demo.actions.ads import StoredAds
from saypro.demo.actions.copying import copy
from saypro.demo.actions.people import Stored
from saypro.demo.actions.reviews import StoredReviews
from saypro.demo.actions.threads import StoredThreads
from saypro.demo.world.shapes import Thread, World
from saypro.events.actions import make_partitions
from saypro.events.facts import Fact
from saypro.events.models import Event
from saypro.listings.events import ListingDeleted, ListingPosted, ListingReserved, ListingSaved, ListingSold

EVENT = ("kind", "actor_id", "payload", "occurred_at", "depth")
ENDS = {"sold": ListingSold, "reserved": ListingReserved, "deleted": ListingDeleted}


def log(
    world: World,
    people: Stored,
    ads: StoredAds,
    threads: StoredThreads,
    reviews: StoredReviews,
    at: datetime,
    more: Sequence[Fact] = (),
) -> None:
    """Write all of it to the log, in partitions from the month the first thing happened."""
    facts = [
        *of_people(world, people),
        *of_ads(ads, people),
        *of_threads(threads, people, ads),
        *of_reviews(reviews, people, threads),
        *of_showings(reviews, threads, at),
        *more,
    ]
    facts.sort(key=attrgetter("occurred_at"))
    first, last = facts[0].occurred_at, facts[-1].occurred_at
    months = (last.year - first.year) * 12 + last.month - first.month
    make_partitions(first, ahead=months)
    copy(
        Event, EVENT, ((fact.kind, fact.actor_id, Json(fact.payload), fact.occurred_at, 0) for fact in facts)
    )


def of_people(world: World, people: Stored) -> Iterator[Fact]:
    for person in world.people:
        pk = people[person]
        yield MemberJoined(actor_id=pk, person_id=pk, occurred_at=person.joined_at)


def of_ads(ads: StoredAds, people: Stored) -> Iterator[Fact]:
    for ad, pk in ads.items():
        seller = people[ad.seller]
        yield ListingPosted(actor_id=seller, listing_id=pk, occurred_at=ad.posted_at)
        for person in ad.savers:
            yield ListingSaved(actor_id=people[person], listing_id=pk, occurred_at=ad.posted_at)
        if ad.state in ENDS:
            yield ENDS[ad.state](actor_id=seller, listing_id=pk, occurred_at=ad.changed_at)


def of_threads(threads: StoredThreads, people: Stored, ads: StoredAds) -> Iterator[Fact]:
    for thread, (pk, ids) in threads.items():
        starter = people[thread.said[0].sender]
        yield ConversationStarted(
            actor_id=starter,
            conversation_id=pk,
            conversation_kind=thread.kind,
            listing_id=ads[thread.ad] if thread.ad else None,
            occurred_at=thread.started_at,
        )
        yield from of_office(thread, pk, people)
        for seq, (message_id, said) in enumerate(zip(ids, thread.said, strict=True), 1):
            sender = people[said.sender]
            row = [message_id, pk, seq, sender]
            yield MessagesPosted(actor_id=sender, messages=[row], occurred_at=said.at)


def of_reviews(reviews: StoredReviews, people: Stored, threads: StoredThreads) -> Iterator[Fact]:
    for one, pk in reviews.items():
        facts = {"review_id": pk, "conversation_id": threads[one.thread][0], "about_id": people[one.about]}
        yield ReviewWritten(actor_id=people[one.author], occurred_at=one.at, **facts)
        if one.replied_at:
            yield ReviewReplied(actor_id=people[one.about], occurred_at=one.replied_at, **facts)


def of_showings(reviews: StoredReviews, threads: StoredThreads, at: datetime) -> Iterator[Fact]:
    """One for both reviews of a thread that came out together."""
    together: defaultdict[tuple[int, datetime], list[int]] = defaultdict(list)
    for one, pk in reviews.items():
        if one.shown_from <= at:
            together[threads[one.thread][0], one.shown_from].append(pk)
    for (thread, shown_from), pks in together.items():
        yield ReviewsShown(conversation_id=thread, review_ids=sorted(pks), occurred_at=shown_from)


def of_office(thread: Thread, pk: int, people: Stored) -> Iterator[Fact]:
    if thread.assignee is None or thread.taken_at is None:
        return
    agent = people[thread.assignee]
    yield ConversationTaken(
        actor_id=agent, conversation_id=pk, assignee_id=agent, occurred_at=thread.taken_at
    )
    if thread.solved_at:
        yield ConversationSolved(actor_id=agent, conversation_id=pk, occurred_at=thread.solved_at)
