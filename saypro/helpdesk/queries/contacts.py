"""People without an account."""

from saypro.conversations.models import Conversation, Participant
from saypro.helpdesk.models import Contact


def contact_in(thread: Conversation) -> Contact | None:
    """The contact whose thread it is; None where a member talks with us."""
    seats = Participant.objects.filter(conversation=thread, part=Participant.Part.MEMBER, left_at=None)
    return Contact.objects.filter(person__in=seats.values("person")).select_related("person").first()
