"""Writing down what happened, with the ids every fact of this room carries."""

from datetime import UTC, datetime
from typing import Any

from saypro.deals.events import BetweenTwo, DealFact, MeetingFact, OfferFact
from saypro.deals.models import Deal, Meeting, Offer
from saypro.events import actions as events


def record_offer(
    fact: type[OfferFact], offer: Offer, *, actor_id: int | None, at: datetime, **more: Any
) -> None:
    _record(
        fact,
        offer,
        actor_id=actor_id,
        occurred_at=at,
        offer_id=offer.pk,
        price=str(offer.price.amount),
        currency=offer.price.currency.code,
        **more,
    )


def record_deal(fact: type[DealFact], deal: Deal, *, actor_id: int | None, at: datetime, **more: Any) -> None:
    _record(
        fact,
        deal,
        actor_id=actor_id,
        occurred_at=at,
        deal_id=deal.pk,
        price=str(deal.price.amount) if deal.price else "",
        currency=deal.price.currency.code if deal.price else "",
        **more,
    )


def record_meeting(
    fact: type[MeetingFact], meeting: Meeting, *, actor_id: int | None, at: datetime, **more: Any
) -> None:
    _record(
        fact,
        meeting,
        actor_id=actor_id,
        occurred_at=at,
        meeting_id=meeting.pk,
        place=meeting.place,
        starts_at=meeting.starts_at.astimezone(UTC).isoformat(),
        **more,
    )


def _record(fact: type[BetweenTwo], about: Offer | Deal | Meeting, **more: Any) -> None:
    events.record(
        fact(
            conversation_id=about.conversation_id,
            listing_id=about.listing_id,
            buyer_id=about.buyer_id,
            seller_id=about.seller_id,
            **more,
        )
    )
