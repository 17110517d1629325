"""What happens to ads."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingFact(Fact):
    listing_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPosted(ListingFact):
    """A person placed an ad."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingChanged(ListingFact):
    """The seller changed what the ad says; `fields` names what."""

    fields: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingReserved(ListingFact):
    """The seller keeps the thing for somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingReleased(ListingFact):
    """The seller no longer keeps it for anybody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSold(ListingFact):
    """The seller says it is sold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRelisted(ListingFact):
    """What was called sold is for sale after all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDeleted(ListingFact):
    """The seller took the ad away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRestored(ListingFact):
    """The seller took the deletion back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingTakenDown(ListingFact):
    """Our office took the ad away; only our office brings it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPutBack(ListingFact):
    """Our office brought it back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingSaved(ListingFact):
    """A person wants to find the ad again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingForgotten(ListingFact):
    """A person no longer wants to find the ad again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoFact(Fact):
    photo_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoAdded(PhotoFact):
    """A person uploaded a picture; it still has to be prepared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoPrepared(PhotoFact):
    """The picture can be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRefused(PhotoFact):
    """The picture could not be read; the photo's reason says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoRemoved(PhotoFact):
    """A person took the picture away."""
