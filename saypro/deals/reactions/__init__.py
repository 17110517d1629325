"""What this room does about facts of rooms below, and about its own."""

from saypro.deals.reactions.ads import follow_ad
from saypro.deals.reactions.figures import note_answer_by_button, note_first_answers, refresh_after_block
from saypro.deals.reactions.news import (
    tell_of_deal,
    tell_of_meeting,
    tell_of_nearing,
    tell_of_note,
    tell_of_offer,
)
from saypro.deals.reactions.reviews import (
    follow_reply,
    follow_review,
    follow_showing,
    invite_to_review,
    offer_reviews,
    remind_of_review,
)

__all__ = [
    "follow_ad",
    "follow_reply",
    "follow_review",
    "follow_showing",
    "invite_to_review",
    "note_answer_by_button",
    "note_first_answers",
    "offer_reviews",
    "refresh_after_block",
    "remind_of_review",
    "tell_of_deal",
    "tell_of_meeting",
    "tell_of_nearing",
    "tell_of_note",
    "tell_of_offer",
]
