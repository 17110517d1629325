"""What this room does about facts of rooms below, and about its own."""

from saypro.deals.reactions.ads import follow_ad
from saypro.deals.reactions.figures import note_answer_by_button, note_first_answers, refresh_after_block

__all__ = ["follow_ad", "note_answer_by_button", "note_first_answers", "refresh_after_block"]
