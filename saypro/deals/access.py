"""The only way to offers, deals, meetings and reviews on a person's behalf."""

from datetime import datetime

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.conversations import access as conversations
from saypro.conversations.models import Conversation, Participant
from saypro.conversations.queries import threads_between
from saypro.deals.models import Meeting, Offer, Review
from saypro.kit.withheld import withholds

SIDES = (Participant.Part.BUYER, Participant.Part.SELLER)


@withholds(Offer)
def offer_for(person: User, ref: str) -> Offer:
    """The offer, if this person made or received it and still takes part. Raises Http404 otherwise."""
    offer = get_object_or_404(Offer.objects.between_people().of(person), ref=ref)
    conversations.participant_for(person, offer.conversation.ref)
    return offer


@withholds(Meeting)
def meeting_for(person: User, ref: str) -> Meeting:
    """The meeting, if this person is one of the two. Raises Http404 otherwise."""
    meeting = get_object_or_404(Meeting.objects.between_people().of(person), ref=ref)
    conversations.participant_for(person, meeting.conversation.ref)
    return meeting


def dealing_for(person: User, ref: str) -> Conversation:
    """The thread about an ad in which this person buys or sells. Raises Http404 otherwise."""
    place = conversations.participant_for(person, ref)
    if place.part not in SIDES or place.conversation.listing_id is None:
        raise Http404
    return conversations.conversation_for(person, ref)


def selling_for(person: User, ref: str) -> Conversation:
    """The thread about this person's own ad. Raises Http404 for its buyer and for strangers."""
    conversation = dealing_for(person, ref)
    if conversation.listing is None or conversation.listing.seller_id != person.pk:
        raise Http404
    return conversation


@withholds(User, "handle")
def acquaintance_for(person: User, handle: str) -> User:
    """Somebody this person shares a thread about an ad with, even if they have closed their account.

    Raises Http404 otherwise: whether a stranger is here is not told.
    """
    other = get_object_or_404(User.objects.exclude(pk=person.pk), handle=handle)
    if not threads_between(person, other).exists():
        raise Http404
    return other


@withholds(Review)
def review_about(person: User, ref: str, at: datetime) -> Review:
    """What was said of this person, once it can be read. Raises Http404 otherwise, for its author too."""
    return get_object_or_404(
        Review.objects.shown(at).about(person).select_related("author", "about"), ref=ref
    )
