"""What was agreed in a thread."""

from saypro.conversations.models import Conversation
from saypro.deals.models import Deal


def standing_deal(conversation: Conversation) -> Deal | None:
    """The one nobody has called off."""
    return Deal.objects.between_people().standing().filter(conversation=conversation).first()
