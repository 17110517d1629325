"""Who reacts to which fact: the whole product on one page."""

from saypro.conversations import events as conversations
from saypro.conversations import reactions as conversations_do
from saypro.deals import reactions as deals_do
from saypro.events.facts import Fact
from saypro.events.registry import Reaction
from saypro.listings import events as listings
from saypro.listings import reactions as listings_do

REACTIONS: dict[type[Fact], list[Reaction]] = {
    conversations.MessagesPosted: [conversations_do.mail_the_absent],
    listings.PhotoAdded: [listings_do.prepare_photo],
    listings.ListingReserved: [deals_do.follow_ad],
    listings.ListingReleased: [deals_do.follow_ad],
    listings.ListingSold: [deals_do.follow_ad],
    listings.ListingRelisted: [deals_do.follow_ad],
    listings.ListingDeleted: [deals_do.follow_ad],
    listings.ListingRestored: [deals_do.follow_ad],
}
