"""What waits unread for one person in a thread, asked just before something is sent about it."""

from collections.abc import Collection

from saypro.conversations.models import Message, Participant
from saypro.notifications import queries as notifications

FEW, LONGEST = 3, 600
End = tuple[int, int, int]
"""A thread, the number of its last message, and who sent that."""


def words_waiting(person_id: int, conversation_id: int) -> str | None:
    """The last unread words of others, three messages at most; None when nothing waits for the person.

    "" when what waits had better not be carried elsewhere: words we warn of stay where the warning is.
    """
    place = Participant.objects.filter(person=person_id, conversation=conversation_id, left_at=None).first()
    unread = Message.objects.filter(conversation=conversation_id, seq__gt=place.read_seq if place else 0)
    said = list(
        unread.filter(deleted_at=None)
        .exclude(sender=person_id)
        .exclude(kind=Message.Kind.UNDONE)
        .order_by("-seq")[:FEW]
    )
    if place is None or not said:
        return None
    if any(message.warnings for message in said):
        return ""
    return "\n\n".join(message.body for message in reversed(said))[:LONGEST]


def cards_among(message_ids: Collection[int]) -> set[int]:
    """Which of these messages are cards."""
    cards = Message.objects.filter(pk__in=message_ids, kind=Message.Kind.CARD)
    return set(cards.values_list("pk", flat=True))


def ends_to_push(ends: list[End]) -> list[End]:
    """Those with a reader whom a push or a text can reach."""
    if not ends or not notifications.is_anybody_reached_at_once():
        return []
    threads = [thread for thread, _seq, _sender in ends]
    places = Participant.objects.filter(conversation__in=threads, left_at=None).exclude(
        part=Participant.Part.AGENT
    )
    seated = list(places.values_list("conversation_id", "person_id"))
    reached = notifications.reached_at_once({person for _thread, person in seated})
    return [
        (thread, seq, sender)
        for thread, seq, sender in ends
        if any(own == thread and person in reached and person != sender for own, person in seated)
    ]
