"""What was agreed in a thread."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from saypro.conversations.models import Conversation
from saypro.deals.models import Deal, Meeting, Offer


@dataclass(frozen=True, slots=True)
class Traces:
    """What there has ever been between the two of a thread."""

    offers: bool
    deals: bool
    meetings: bool


def traces(conversation: Conversation) -> Traces:
    """One question, so that a thread of plain talk costs no more than that."""
    mine = {
        name: Exists(rows.filter(conversation=OuterRef("pk")))
        for name, rows in (
            ("has_offers", Offer.objects.all()),
            ("has_deals", Deal.objects.standing()),
            ("has_meetings", Meeting.objects.all()),
        )
    }
    found = Conversation.objects.filter(pk=conversation.pk).annotate(**mine)
    return Traces(*found.values_list(*mine).get())


def standing_deal(conversation: Conversation) -> Deal | None:
    """The one nobody has called off."""
    return Deal.objects.between_people().standing().filter(conversation=conversation).first()
