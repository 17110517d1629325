"""The only way to a thread on a person's behalf."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.conversations.models import (
    Attachment,
    Conversation,
    Message,
    Participant,
    SavedFilter,
    ScheduledMessage,
    Transcript,
)
from saypro.kit.withheld import withholds

SAID = Message.objects.filter(conversation=OuterRef("conversation"), seq=OuterRef("seq"))
IN_SIGHT = Q(seq=None) | Q(Exists(SAID.in_sight()))
"""A file goes with its message."""


@withholds(Conversation)
def conversation_for(person: User, ref: str) -> Conversation:
    """The thread, if this person takes part in it or, being of the office, may see it.

    Raises Http404 otherwise: a stranger must not learn which threads exist.
    """
    return get_object_or_404(
        Conversation.objects.visible_to(person).select_related("listing__seller", "listing__category"),
        ref=ref,
    )


@withholds(Conversation)
def support_conversation_for(agent: User, ref: str) -> Conversation:
    """The thread in which our office is, for the office.

    Raises Http404 for members, for deals without the office and for what is hidden.
    """
    if not agent.is_office:
        raise Http404
    threads = Conversation.objects.for_office(agent).select_related("assignee")
    return get_object_or_404(threads, ref=ref)


def participant_for(person: User, ref: str) -> Participant:
    """The person's own place in the thread. Raises Http404 when they have none."""
    mine = Participant.objects.filter(person=person, left_at=None)
    return place_among(mine, person, ref)


def message_for(person: User, ref: str, seq: int) -> Message:
    """One message of a thread the person may see. Raises Http404 for others, and for one taken back."""
    said = Message.objects.exclude(kind=Message.Kind.UNDONE).select_related("sender")
    return get_object_or_404(said, conversation=conversation_for(person, ref), seq=seq)


def own_place_for(person: User, ref: str) -> Participant:
    """The person's place as a member. Raises Http404 for a seat of the office, too: it files nothing here."""
    places = Participant.objects.filter(person=person, left_at=None).exclude(part=Participant.Part.AGENT)
    return place_among(places, person, ref)


def place_among(places: QuerySet[Participant], person: User, ref: str) -> Participant:
    """The place in this thread. Raises Http404, and Withheld where they may not see the thread at all."""
    place = places.select_related("conversation").filter(conversation__ref=ref).first()
    if place is None:
        conversation_for(person, ref)
        raise Http404
    return place


@withholds(SavedFilter, "pk")
def saved_filter_for(person: User, pk: int) -> SavedFilter:
    """One of the person's own filters. Raises Http404 for anybody else's."""
    return get_object_or_404(SavedFilter, person=person, pk=pk)


@withholds(Attachment, still=IN_SIGHT)
def attachment_for(person: User, ref: str) -> Attachment:
    """A file the person may see at this moment: sent where they take part, or their own and not sent yet.

    Raises Http404 otherwise, also once its message is deleted or they have left the thread.
    """
    return get_object_or_404(Attachment.objects.visible_to(person), ref=ref)


@withholds(Attachment, still=IN_SIGHT & Q(state=Attachment.State.READY))
def open_attachment_for(person: User, ref: str) -> Attachment:
    """The same, once it has been checked and may be opened. Raises Http404 otherwise."""
    return get_object_or_404(Attachment.objects.visible_to(person), ref=ref, state=Attachment.State.READY)


@withholds(Attachment, still=IN_SIGHT)
def own_attachment_for(person: User, ref: str) -> Attachment:
    """A file the person uploaded, in a thread they still see. Raises Http404 otherwise."""
    return get_object_or_404(Attachment.objects.visible_to(person), ref=ref, uploader=person)


@withholds(ScheduledMessage)
def scheduled_for(person: User, ref: str) -> ScheduledMessage:
    """One of the person's own messages that wait. Raises Http404 for anybody else's."""
    mine = ScheduledMessage.objects.filter(sender=person).select_related("conversation", "sender")
    return get_object_or_404(mine, ref=ref)


@withholds(Transcript)
def transcript_for(person: User, ref: str) -> Transcript:
    """A transcript the person asked for, of a thread they still see. Raises Http404 otherwise."""
    threads = Conversation.objects.visible_to(person)
    asked = Transcript.objects.filter(person=person, conversation__in=threads).defer("pdf")
    return get_object_or_404(asked.select_related("conversation"), ref=ref)
