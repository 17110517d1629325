"""Who may review whom, and until when."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals.models import LONGEST_REVIEW, MOST_STARS, Review
from saypro.kit.text import clean_text

SENTENCES: dict[str, str | Promise] = {
    "stars": _("Choose one to five stars."),
    "too_long": _("That is longer than 500 characters. Shorten it."),
    "empty": _("There is nothing to send yet. Write a few words first."),
    "left": _("This member has left SayPro and can no longer be reviewed."),
    "too_early": _(
        "You can review each other once the deal is done, or when both of you have written twice."
    ),
    "shown": _("Your review can be read by everybody and no longer be changed."),
    "over": _("The other review can be read by everybody: yours comes too late. You can still answer it."),
    "hidden": _("You can answer a review as soon as it can be read."),
    "replied": _("You have answered this review already."),
}


class ReviewRefused(Exception):
    """A review or an answer to one that is not accepted: `code` for programs, `message` for people."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def message(self) -> str:
        return str(SENTENCES[self.code])


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Where `me`, who was `part` in the thread, stands with the other side.

    `other` is None when their account is gone.
    """

    conversation: Conversation
    me: User
    part: str
    other: User | None
    has_dealt: bool
    mine: Review | None
    theirs: Review | None

    def require_writable(self, at: datetime) -> User:
        """The person to be reviewed. Raises ReviewRefused when I may not write or change a review now."""
        if self.other is None or not self.other.is_active:
            raise ReviewRefused("left")
        if self.mine is None and not self.has_dealt:
            raise ReviewRefused("too_early")
        if self.mine is not None and self.mine.shown_from <= at:
            raise ReviewRefused("shown")
        # Whoever has read what was said of them writes an answer, not a judgement.
        if self.theirs is not None and self.theirs.shown_from <= at:
            raise ReviewRefused("over")
        return self.other

    def obstacle(self, at: datetime) -> ReviewRefused | None:
        """Why I may not write or change a review now, None when I may."""
        try:
            self.require_writable(at)
        except ReviewRefused as refused:
            return refused
        return None


def clean_sentence(text: str) -> str:
    """One line without surplus blanks. Raises ReviewRefused(`too_long`)."""
    if len(text) > 4 * LONGEST_REVIEW:
        raise ReviewRefused("too_long")
    sentence = " ".join(clean_text(text).split())
    if len(sentence) > LONGEST_REVIEW:
        raise ReviewRefused("too_long")
    return sentence


def require_stars(stars: int) -> None:
    if not 1 <= stars <= MOST_STARS:
        raise ReviewRefused("stars")
