"""Where somebody stands with the other side of a thread."""

from django.db.models import Exists, OuterRef, Q

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.deals.models import Deal, Review
from saypro.deals.reviewing import Reviewing

Part = Participant.Part
SIDES = (Part.BUYER, Part.SELLER)


def reviewing(person: User, conversation: Conversation) -> Reviewing | None:
    """None for anybody who is not one of the two sides of a deal."""
    sides = {
        place.person_id: place
        for place in Participant.objects.filter(conversation=conversation, part__in=SIDES).select_related(
            "person"
        )
    }
    if person.pk not in sides:
        return None
    other = next((place.person for pk, place in sides.items() if pk != person.pk), None)
    written = {review.author_id: review for review in Review.objects.filter(conversation=conversation)}
    return Reviewing(
        conversation=conversation,
        me=person,
        part=sides[person.pk].part,
        other=other,
        has_dealt=have_dealt(conversation),
        mine=written.get(person.pk),
        theirs=next((review for pk, review in written.items() if pk != person.pk), None),
    )


def have_dealt(conversation: Conversation) -> bool:
    """Is the deal done, or have both sides written at least twice?"""
    sold = Deal.objects.filter(conversation=OuterRef("pk"), state=Deal.State.SOLD)
    return (
        Conversation.objects.filter(pk=conversation.pk, kind=Conversation.Kind.DEAL)
        .filter(Q(Exists(sold)) | Q(wrote_twice(Part.BUYER)) & Q(wrote_twice(Part.SELLER)))
        .exists()
    )


def wrote_twice(part: str) -> Exists:
    place = Participant.objects.filter(conversation=OuterRef(OuterRef("pk")), part=part)
    said = Message.objects.filter(
        conversation=OuterRef("pk"), sender__in=place.values("person"), kind=Message.Kind.TEXT
    )
    return Exists(said.order_by("seq")[1:2])
