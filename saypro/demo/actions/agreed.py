"""What was agreed in the world's talks: a meeting to come, and sales behind the reviews."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone
from djmoney.money import Money

from saypro.conversations.models import Message
from saypro.deals.events import DealClosed, MeetingAgreed
from saypro.deals.models import Deal, Meeting
from saypro.demo.actions.ads import StoredAds
from saypro.demo.actions.people import Stored
from saypro.demo.actions.threads import StoredThreads
from saypro.demo.words.cast import STORY_MEETING
from saypro.demo.world.shapes import Ad, Thread, World
from saypro.events.facts import Fact

SATURDAY = 5


def store_sales(world: World, people: Stored, ads: StoredAds, threads: StoredThreads) -> list[Fact]:
    """A deal for each sold ad whose talk led to a review; returns what happened."""
    sold = list(sales(world))
    rows = Deal.objects.bulk_create(
        Deal(
            conversation_id=threads[thread][0],
            listing_id=ads[ad],
            buyer_id=people[thread.seats[0].person],
            seller_id=people[ad.seller],
            **priced(ad),
            state=Deal.State.SOLD,
            agreed_at=thread.last_at,
            sold_at=max(thread.last_at, ad.changed_at),
        )
        for thread, ad in sold
    )
    return [closed(row) for row in rows]


def sales(world: World) -> Iterator[tuple[Thread, Ad]]:
    """The first reviewed talk about each sold ad, with the ad."""
    gone: set[Ad] = set()
    for one in world.reviews:
        ad = one.thread.ad
        if ad is not None and ad.state == "sold" and ad not in gone:
            gone.add(ad)
            yield one.thread, ad


def priced(ad: Ad) -> dict[str, Any]:
    return {"price": Money(ad.price, "ZAR")} if ad.price else {"price": None}


def closed(deal: Deal) -> DealClosed:
    return DealClosed(
        **between(deal),
        deal_id=deal.pk,
        price=str(deal.price.amount) if deal.price else "",
        currency="ZAR" if deal.price else "",
        actor_id=deal.seller_id,
        occurred_at=deal.sold_at or deal.agreed_at,
    )


def store_meeting(threads: StoredThreads, people: Stored, ads: StoredAds, at: datetime) -> list[Fact]:
    """The line that says when becomes the card of a meeting on Saturday; returns what happened."""
    words, place = STORY_MEETING
    thread = next(each for each in threads if any(said.body == words for said in each.said))
    seq = next(seq for seq, said in enumerate(thread.said) if said.body == words)
    said, (conversation_id, ids) = thread.said[seq], threads[thread]
    buyer, seller = (people[seat.person] for seat in thread.seats)
    assert thread.ad is not None
    meeting = Meeting.objects.create(
        conversation_id=conversation_id,
        listing_id=ads[thread.ad],
        buyer_id=buyer,
        seller_id=seller,
        maker_id=people[said.sender],
        client_id=said.client_id,
        place=place,
        starts_at=saturday_morning(at),
        state=Meeting.State.AGREED,
        made_at=said.at,
        agreed_at=thread.said[seq + 1].at,
    )
    Message.objects.filter(pk=ids[seq]).update(kind=Message.Kind.CARD, card="meeting", card_id=meeting.pk)
    return [
        MeetingAgreed(
            **between(meeting),
            meeting_id=meeting.pk,
            place=place,
            starts_at=meeting.starts_at.astimezone(UTC).isoformat(),
            actor_id=meeting.receiver.pk,
            occurred_at=thread.said[seq + 1].at,
        )
    ]


def saturday_morning(at: datetime) -> datetime:
    """Ten o'clock, at least a day away."""
    day = timezone.localtime(at) + timedelta(days=1)
    day += timedelta(days=(SATURDAY - day.weekday()) % 7)
    return day.replace(hour=10, minute=0, second=0, microsecond=0)


def between(row: Deal | Meeting) -> dict[str, Any]:
    return {
        "conversation_id": row.conversation_id,
        "listing_id": row.listing_id,
        "buyer_id": row.buyer_id,
        "seller_id": row.seller_id,
    }
