"""The card that asks both sides of a thread how it was, and later shows what they said.

Both get the same HTML, so nothing of a hidden review may stand in it, not even in the part of its author.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from saypro.deals import queries
from saypro.deals.forms.reviews import STARS
from saypro.deals.models import Review
from saypro.deals.reviewing import Reviewing


@dataclass(frozen=True, slots=True)
class Side:
    """What one of the two may do: `state` is asked, declined, written or over."""

    here: Reviewing
    state: str


def review_cards(ids: Collection[int]) -> dict[int, str]:
    """By the thread the card stands in, whose number is the card's."""
    at, declined = timezone.now(), queries.declined_in(ids)
    return {
        thread: drawn([Side(here, state_of(here, declined, at)) for here in both], at)
        for thread, both in queries.reviewings(ids).items()
    }


def state_of(here: Reviewing, declined: set[tuple[int, int]], at: datetime) -> str:
    if here.obstacle(at):
        return "over"
    if here.mine:
        return "written"
    return "declined" if (here.conversation.pk, here.me.pk) in declined else "asked"


def drawn(sides: list[Side], at: datetime) -> str:
    shown = [side.here.mine for side in sides if is_shown(side.here.mine, at)]
    is_asking = any(side.state != "over" for side in sides)
    return render_to_string(
        "deals/cards/review.html", {"sides": sides, "shown": shown, "is_asking": is_asking, "choices": STARS}
    )


def is_shown(review: Review | None, at: datetime) -> bool:
    return review is not None and review.is_shown(at)
