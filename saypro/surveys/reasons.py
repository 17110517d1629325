"""Why somebody was not asked, or nothing was sent to them beside the card."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reason(models.TextChoices):
    NO_HUMAN = "no_human", _("Nobody of us, or nobody on the other side, took part")
    QUIET = "quiet", _("The person said nothing themselves")
    MERGED = "merged", _("It goes on in another ticket")
    SPAM = "spam", _("It was spam, or somebody was stopped from writing")
    OWN = "own", _("It was a matter of our own people")
    BLOCKED = "blocked", _("One of the two has blocked the other")
    LEFT = "left", _("They have left")
    AGAIN = "again", _("Nobody answered them since they were asked last")
    COOLDOWN = "cooldown", _("They were asked within the last days")
    BUDGET = "budget", _("Their weekly limit was reached")
    UNWANTED = "unwanted", _("They want no such notices")
    REVIEW = "review", _("They are asked together with the review")
    PUT_AWAY = "put_away", _("They put the card away")
    NO_ACCOUNT = "no_account", _("They have no account, and no address of theirs is known")


@dataclass(frozen=True, slots=True)
class Interaction:
    """What has to be known of an interaction that ended to say whether one side of it is asked."""

    said_something: bool
    was_answered: bool
    is_merged: bool = False
    is_spam: bool = False
    is_own: bool = False
    is_blocked: bool = False
    has_left: bool = False
    answered_since_asked: bool = True

    @property
    def obstacle(self) -> Reason | None:
        """Why this person is not asked; None when they are."""
        told = (
            (self.is_merged, Reason.MERGED),
            (self.has_left, Reason.LEFT),
            (self.is_own, Reason.OWN),
            (self.is_spam, Reason.SPAM),
            (self.is_blocked, Reason.BLOCKED),
            (not self.said_something, Reason.QUIET),
            (not self.was_answered, Reason.NO_HUMAN),
            (not self.answered_since_asked, Reason.AGAIN),
        )
        return next((reason for is_so, reason in told if is_so), None)
