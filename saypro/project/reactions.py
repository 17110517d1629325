"""Who reacts to which fact: the whole product on one page."""

from saypro.events.facts import Fact
from saypro.events.registry import Reaction
from saypro.listings import events as listings, reactions as listings_do

REACTIONS: dict[type[Fact], list[Reaction]] = {
    listings.PhotoAdded: [listings_do.prepare_photo],
}
