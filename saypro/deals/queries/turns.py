"""Whose turn it is in a thread."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery

from saypro.accounts.models import User
from saypro.conversations.models import Block, Conversation, Message, Participant
from saypro.deals.models import Deal, Offer

SPEAKING_CARDS = ("", "offer", "meeting")  # other cards tell what happened and ask nothing


def is_open_to(person: User) -> Q:
    """Of this person's places: the other side is still there, and neither blocks the other."""
    others = (
        Participant.objects.filter(
            conversation=OuterRef("conversation"), left_at=None, person__is_active=True
        )
        .exclude(person=person)
        .exclude(part=Participant.Part.AGENT)
    )
    blocks = Block.objects.filter(
        Q(blocker=person, blocked=OuterRef("person")) | Q(blocked=person, blocker=OuterRef("person"))
    )
    return Q(Exists(others.filter(~Exists(blocks))))


def is_turn_of(person: User, at: datetime) -> Q:
    """Of this person's places in deals: the last word is the other side's, and it asks for an answer.

    An offer that was answered, has lapsed or was taken back asks for nothing more, nor does a thread whose
    deal is done. What our office says between them is no one's turn.
    """
    guests = Participant.objects.filter(
        conversation=OuterRef("conversation"), person=OuterRef("sender"), part=Participant.Part.AGENT
    )
    speaking = Message.objects.filter(~Exists(guests), card__in=SPEAKING_CARDS)
    speaking = speaking.exclude(kind=Message.Kind.UNDONE)
    last = speaking.filter(conversation=OuterRef(OuterRef("conversation"))).order_by("-seq").values("seq")[:1]
    open_offers = Offer.objects.open(at).filter(pk=OuterRef("card_id"))
    asking = (
        Message.objects.filter(conversation=OuterRef("conversation"), seq=Subquery(last))
        .exclude(sender=person)
        .filter(~Q(card="offer") | Q(Exists(open_offers)))
    )
    done = Deal.objects.filter(conversation=OuterRef("conversation"), state=Deal.State.SOLD)
    is_deal = Q(conversation__kind=Conversation.Kind.DEAL)
    return is_deal & Q(Exists(asking)) & Q(~Exists(done)) & is_open_to(person)
