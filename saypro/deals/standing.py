"""How things stand between two people about an ad, as one of them sees it."""

from dataclasses import dataclass
from datetime import datetime

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals import queries
from saypro.deals.models import Deal, Meeting, Offer
from saypro.listings.models import Listing


@dataclass(frozen=True, slots=True)
class Standing:
    """`can_offer`: nothing stands in the way of a new offer. `can_meet`: there is something to meet about."""

    thread: Conversation
    reader: User
    at: datetime
    offers: list[Offer]
    deal: Deal | None
    meeting: Meeting | None
    suggestion: Meeting | None
    takes_offers: bool

    @property
    def listing(self) -> Listing:
        assert self.thread.listing is not None
        return self.thread.listing

    @property
    def open_offer(self) -> Offer | None:
        return next((offer for offer in self.offers if offer.state_at(self.at) == Offer.State.OPEN), None)

    @property
    def is_for_me(self) -> bool:
        """An offer waits for this reader's answer."""
        return self.open_offer is not None and self.open_offer.maker_id != self.reader.pk

    @property
    def is_seller(self) -> bool:
        return self.listing.seller_id == self.reader.pk

    @property
    def can_offer(self) -> bool:
        is_for_sale = self.listing.state == Listing.State.LIVE
        return is_for_sale and self.takes_offers and self.deal is None and self.open_offer is None

    @property
    def can_meet(self) -> bool:
        return self.listing.state != Listing.State.DELETED

    @property
    def is_empty(self) -> bool:
        """Nothing has been offered, agreed or arranged."""
        return not (self.offers or self.deal or self.meeting or self.suggestion)


def standing_of(thread: Conversation, reader: User, at: datetime) -> Standing:
    """The thread must have an ad."""
    assert thread.listing is not None
    there = queries.traces(thread)
    return Standing(
        thread=thread,
        reader=reader,
        at=at,
        offers=queries.history(thread) if there.offers else [],
        deal=queries.standing_deal(thread) if there.deals else None,
        meeting=queries.agreed_meeting(thread, at) if there.meetings else None,
        suggestion=queries.suggested_meeting(thread, at) if there.meetings else None,
        takes_offers=queries.takes_offers(thread.listing),
    )
