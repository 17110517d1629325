"""What happens between two people who deal."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class BetweenTwo(Fact):
    """Who deals about which ad, and in which thread."""

    conversation_id: int
    listing_id: int
    buyer_id: int
    seller_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFact(BetweenTwo):
    """`price` is a decimal number in words, such as "13800.00"."""

    offer_id: int
    price: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferMade(OfferFact):
    """One side named a sum."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferCountered(OfferFact):
    """The receiver of offer `answers_id`, which is closed by this, named another sum."""

    answers_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferAccepted(OfferFact):
    """The receiver agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDeclined(OfferFact):
    """The receiver did not agree. An answer all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferWithdrawn(OfferFact):
    """Its maker took it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferNearedItsEnd(OfferFact):
    """It lapses in a few hours and nobody has answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLapsed(OfferFact):
    """Nobody answered in time; it lapsed at `occurred_at`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealFact(BetweenTwo):
    """`price` is a decimal number in words, "" where nobody named one."""

    deal_id: int
    price: str
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DealAgreed(DealFact):
    """The two have a price; `reserves` says that the ad is kept for the buyer."""

    offer_id: int
    reserves: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DealCalledOff(DealFact):
    """One side no longer wants to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealClosed(DealFact):
    """The seller says that this buyer has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DealReopened(DealFact):
    """Not sold to this buyer after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OthersTold(Fact):
    """The seller told others who wanted the ad, in these threads, that it goes to somebody else."""

    listing_id: int
    conversations: list[int]
