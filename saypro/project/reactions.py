"""Who reacts to which fact: the whole product on one page."""

from saypro.conversations import events as conversations
from saypro.conversations import reactions as conversations_do
from saypro.deals import events as deals
from saypro.deals import reactions as deals_do
from saypro.events.facts import Fact
from saypro.events.registry import Reaction
from saypro.listings import events as listings
from saypro.listings import reactions as listings_do

REACTIONS: dict[type[Fact], list[Reaction]] = {
    conversations.MessagesPosted: [conversations_do.mail_the_absent, deals_do.note_first_answers],
    conversations.PersonBlocked: [deals_do.refresh_after_block],
    conversations.PersonUnblocked: [deals_do.refresh_after_block],
    deals.OfferAccepted: [deals_do.note_answer_by_button],
    deals.OfferCountered: [deals_do.note_answer_by_button],
    deals.OfferDeclined: [deals_do.note_answer_by_button],
    listings.PhotoAdded: [listings_do.prepare_photo],
    listings.ListingReserved: [deals_do.follow_ad],
    listings.ListingReleased: [deals_do.follow_ad],
    listings.ListingSold: [deals_do.follow_ad],
    listings.ListingRelisted: [deals_do.follow_ad],
    listings.ListingDeleted: [deals_do.follow_ad],
    listings.ListingRestored: [deals_do.follow_ad],
}
