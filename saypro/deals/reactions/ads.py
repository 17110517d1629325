"""What becomes of offers and deals when the ad changes."""

from saypro.deals import actions
from saypro.listings.events import ListingFact


def follow_ad(fact: ListingFact) -> None:
    """An ad reserved, sold, deleted, or put back: its offers and deals show it."""
    actions.follow_ad(fact.listing_id)
