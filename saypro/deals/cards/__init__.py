"""What this room puts into threads: alike for both sides."""

from saypro.deals.cards.dealing import deal_cards, meeting_cards, note_cards, offer_cards, sale_cards
from saypro.deals.cards.reviews import review_cards

__all__ = ["deal_cards", "meeting_cards", "note_cards", "offer_cards", "review_cards", "sale_cards"]
