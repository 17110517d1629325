"""Everything that changes between two people who deal."""

from saypro.deals.actions.reviews import (
    reply_to_review,
    show_due_reviews,
    show_reviews,
    take_down_review,
    write_review,
)

__all__ = ["reply_to_review", "show_due_reviews", "show_reviews", "take_down_review", "write_review"]
