"""The offers in the talk that everybody sees first: two of its lines are cards, one of them open."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from djmoney.money import Money

from saypro.conversations.models import Message
from saypro.deals.events import OfferCountered, OfferMade
from saypro.deals.models import Offer
from saypro.demo.actions.people import Stored
from saypro.demo.actions.threads import StoredThreads
from saypro.demo.words.cast import STORY_OFFERS, THREADS
from saypro.demo.world.shapes import Said, Thread
from saypro.events.facts import Fact


def store_offers(threads: StoredThreads, people: Stored) -> list[Fact]:
    """Turn the lines that name a sum into offers, the second countering the first; returns what happened."""
    story = next(thread for thread in threads if is_story(thread))
    place, sum_, terms = STORY_OFFERS[0]
    first = store_offer(story, story.said[place], sum_, terms, threads, people)
    place, sum_, terms = STORY_OFFERS[1]
    second = store_offer(story, story.said[place], sum_, terms, threads, people, answers=first)
    ids = facts_of(first)
    return [
        OfferMade(**ids, actor_id=first.maker_id, occurred_at=first.made_at),
        OfferCountered(
            **facts_of(second), answers_id=first.pk, actor_id=second.maker_id, occurred_at=second.made_at
        ),
    ]


def is_story(thread: Thread) -> bool:
    return thread.said[0].body == THREADS[0].lines[0].text


def store_offer(
    thread: Thread,
    said: Said,
    amount: int,
    terms: str,
    threads: StoredThreads,
    people: Stored,
    *,
    answers: Offer | None = None,
) -> Offer:
    """The offer made by this line, which becomes its card; the one it answers is closed."""
    conversation_id, messages = threads[thread]
    message = Message.objects.get(pk=messages[thread.said.index(said)])
    listing = message.conversation.listing
    assert listing is not None
    buyer, seller = (people[seat.person] for seat in thread.seats)
    sums: dict[str, Any] = {"price": Money(amount, "ZAR"), "asked": listing.price}
    if answers:
        Offer.objects.filter(pk=answers.pk).update(state=Offer.State.COUNTERED, closed_at=said.at)
    offer = Offer.objects.create(
        conversation_id=conversation_id,
        listing=listing,
        buyer_id=buyer,
        seller_id=seller,
        maker_id=people[said.sender],
        client_id=said.client_id,
        terms=terms,
        answers=answers,
        made_at=said.at,
        lapses_at=said.at + timedelta(hours=settings.OFFER_HOURS),
        **sums,
    )
    Message.objects.filter(pk=message.pk).update(kind=Message.Kind.CARD, card="offer", card_id=offer.pk)
    return offer


def facts_of(offer: Offer) -> dict[str, Any]:
    return {
        "conversation_id": offer.conversation_id,
        "listing_id": offer.listing_id,
        "buyer_id": offer.buyer_id,
        "seller_id": offer.seller_id,
        "offer_id": offer.pk,
        "price": str(offer.price.amount),
        "currency": "ZAR",
    }
