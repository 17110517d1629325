"""What waits unread for one person in a thread, asked just before something is sent about it."""

from django.db.models import Q

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


def ends_to_push(ends: list[End]) -> list[End]:
    """Those with a reader whom a push can reach.

    Cards are left out: the rooms that draw them tell of them.
    """
    if not notifications.is_anybody_reached_at_once():
        return []
    threads = [thread for thread, _seq, _sender in ends]
    places = Participant.objects.filter(conversation__in=threads, left_at=None).exclude(
        part=Participant.Part.AGENT
    )
    seated = list(places.values_list("conversation_id", "person_id"))
    reached = notifications.reached_at_once({person for _thread, person in seated})
    spoken = words_at(ends)
    return [
        (thread, seq, sender)
        for thread, seq, sender in ends
        if (thread, seq) in spoken
        and any(own == thread and person in reached and person != sender for own, person in seated)
    ]


def words_at(ends: list[End]) -> set[tuple[int, int]]:
    """Which of these messages are words, not cards."""
    places = Q()
    for thread, seq, _sender in ends:
        places |= Q(conversation=thread, seq=seq)
    return set(Message.objects.filter(places, kind=Message.Kind.TEXT).values_list("conversation_id", "seq"))
