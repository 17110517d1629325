"""Putting a card into the thread of the two."""

from saypro.conversations import actions as conversations
from saypro.deals.refusals import Refused


def show(card: str, card_id: int, *, conversation_id: int, by_id: int, text: str) -> None:
    """Post the card. Raises this room's Refused where the conversations take nothing from this person."""
    try:
        conversations.post_card(conversation_id, card=card, card_id=card_id, sender_id=by_id, text=text)
    except conversations.Refused as refused:
        raise Refused(refused.message) from refused
