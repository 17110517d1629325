"""What we tell people about offers, deals, meetings and reviews."""

from saypro.deals.notices.dealing import (
    tell_of_deal,
    tell_of_meeting,
    tell_of_nearing,
    tell_of_note,
    tell_of_offer,
)
from saypro.deals.notices.reviews import tell_of_missing, tell_of_reply, tell_of_review, tell_of_shown

__all__ = [
    "tell_of_deal",
    "tell_of_meeting",
    "tell_of_missing",
    "tell_of_nearing",
    "tell_of_note",
    "tell_of_offer",
    "tell_of_reply",
    "tell_of_review",
    "tell_of_shown",
]
