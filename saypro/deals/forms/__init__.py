"""What people type."""

from saypro.deals.forms.dealing import (
    AcceptanceForm,
    KindnessForm,
    MeetingForm,
    NoteForm,
    OfferForm,
    WordForm,
)
from saypro.deals.forms.reviews import ReplyForm, ReviewForm

__all__ = [
    "AcceptanceForm",
    "KindnessForm",
    "MeetingForm",
    "NoteForm",
    "OfferForm",
    "ReplyForm",
    "ReviewForm",
    "WordForm",
]
