"""What kind of buyer or seller somebody is, where feedback is compared by it."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals.models import Deal
from saypro.surveys.models import Side

ESTABLISHED = timedelta(days=90)


class Segment(models.TextChoices):
    """A buyer is repeating once another deal of theirs is done, a seller established after 90 days here."""

    FIRST_BUYER = "first_buyer", _("First-time buyer")
    REPEAT_BUYER = "repeat_buyer", _("Repeat buyer")
    NEW_SELLER = "new_seller", _("New seller")
    ESTABLISHED_SELLER = "established_seller", _("Established seller")


SEGMENTS_OF_SIDES: dict[str, dict[str, Any]] = {
    Side.BUYER: {one.value: one.label for one in (Segment.FIRST_BUYER, Segment.REPEAT_BUYER)},
    Side.SELLER: {one.value: one.label for one in (Segment.NEW_SELLER, Segment.ESTABLISHED_SELLER)},
}
"""Which segments each side of a talk has, with their names."""


def segment_of(person: User, side: str, thread: Conversation, at: datetime) -> str:
    if side == Side.SELLER:
        is_new = at - person.joined_at < ESTABLISHED
        return Segment.NEW_SELLER if is_new else Segment.ESTABLISHED_SELLER
    done = Deal.objects.filter(buyer=person, state=Deal.State.SOLD).exclude(conversation=thread)
    return Segment.REPEAT_BUYER if done.exists() else Segment.FIRST_BUYER
