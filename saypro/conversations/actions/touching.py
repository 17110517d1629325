"""Messages that change after they were posted: every open screen draws them again."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from saypro.conversations.models import Conversation, Message, Participant
from saypro.realtime import actions as realtime

CHANGED = -1  # what is announced of a thread in which nothing is new, but something is different


@transaction.atomic
def touch_messages(conversation_id: int, seqs: Collection[int]) -> None:
    """Have these messages, and those that quote them, drawn again wherever they are open. Safe to repeat."""
    if not seqs:
        return
    thread = locked(conversation_id)
    thread.revision += 1
    thread.changed = thread.revision
    thread.save(update_fields=["revision", "changed"])
    Message.objects.filter(Q(seq__in=seqs) | Q(quote_seq__in=seqs), conversation=thread).update(
        revision=thread.revision
    )
    realtime.announce([("thread", thread.pk, CHANGED), *in_lists(thread)])


def touch_card(card: str, card_id: int) -> None:
    """Have the card drawn again wherever it is open; nothing happens for one that was never posted."""
    for message in Message.objects.filter(card=card, card_id=card_id).select_related("conversation"):
        touch_messages(message.conversation_id, [message.seq])
        touch_around(message.conversation_id, people_in(message.conversation))


@transaction.atomic
def warn(message_id: int, warnings: Sequence[Mapping[str, str]]) -> None:
    """Show these warnings above the message, each {"rule", "title", "words"}; none takes them back.

    The first one's title heads them. Safe to repeat.
    """
    message = Message.objects.get(pk=message_id)
    locked(message.conversation_id)
    wanted = [dict(one) for one in warnings] or None
    if Message.objects.filter(pk=message_id, warnings=wanted).exists():
        return
    Message.objects.filter(pk=message_id).update(warnings=wanted)
    touch_messages(message.conversation_id, [message.seq])


def touch_thread(conversation_id: int) -> None:
    """Have everybody's screen draw anew what stands around the messages of the thread."""
    places = Participant.objects.filter(conversation=conversation_id, left_at=None)
    touch_around(conversation_id, list(places.values_list("person_id", flat=True)))


def touch_around(conversation_id: int, people: Collection[int]) -> None:
    """Have these people's screens draw anew what stands around the messages: head, context, what waits."""
    realtime.announce([("inbox", person_id, -conversation_id) for person_id in people])


def locked(conversation_id: int) -> Conversation:
    """The thread, held until the transaction ends: what changes in it changes in one order."""
    return Conversation.objects.select_for_update(no_key=True).get(pk=conversation_id)


def in_lists(thread: Conversation) -> list[tuple[str, int, int]]:
    """What to announce where the thread stands in somebody's list."""
    office = [("office", 0, thread.pk)] if thread.has_office else []
    return [*office, *(("inbox", person_id, thread.pk) for person_id in people_in(thread))]


def people_in(thread: Conversation) -> list[int]:
    return list(thread.participants.filter(left_at=None).values_list("person_id", flat=True))
