"""Where somebody stands with the other side of a thread."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q

from saypro.accounts.models import User
from saypro.conversations.models import Conversation, Message, Participant
from saypro.deals.models import Deal, Review
from saypro.deals.reviewing import Reviewing

Part = Participant.Part
SIDES = (Part.BUYER, Part.SELLER)
SOON = 200  # who writes the second time after so many messages sees the way to a review with the next page


def reviewing(person: User, conversation: Conversation) -> Reviewing | None:
    """None for anybody who is not one of the two sides of a deal."""
    sides = reviewings([conversation.pk]).get(conversation.pk, [])
    return next((side for side in sides if side.me.pk == person.pk), None)


def reviewings(threads: Collection[int]) -> dict[int, list[Reviewing]]:
    """Both sides of each of these threads; threads with the office have none."""
    places = Participant.objects.filter(conversation__in=threads, part__in=SIDES)
    seats, written = defaultdict(list), defaultdict(list)
    for place in places.select_related("person", "conversation__listing").order_by("part"):
        seats[place.conversation_id].append(place)
    for review in Review.objects.filter(conversation__in=threads).select_related("author", "about"):
        written[review.conversation_id].append(review)
    done = dealt_in(threads)
    return {
        thread: [side_of(place, both, written[thread], has_dealt=thread in done) for place in both]
        for thread, both in seats.items()
    }


def side_of(
    place: Participant, both: list[Participant], written: list[Review], *, has_dealt: bool
) -> Reviewing:
    return Reviewing(
        conversation=place.conversation,
        me=place.person,
        part=place.part,
        other=next((other.person for other in both if other is not place), None),
        has_dealt=has_dealt,
        mine=next((review for review in written if review.author_id == place.person_id), None),
        theirs=next((review for review in written if review.author_id != place.person_id), None),
    )


def have_dealt(conversation: Conversation) -> bool:
    """Is the deal done, or have both sides written at least twice?"""
    return conversation.pk in dealt_in([conversation.pk])


def dealt_in(threads: Collection[int]) -> set[int]:
    """Those of the threads whose deal is done, or in which both sides have written at least twice."""
    sold = Deal.objects.filter(conversation=OuterRef("pk"), state=Deal.State.SOLD)
    talked = Q(wrote_twice(Part.BUYER)) & Q(wrote_twice(Part.SELLER))
    deals = Conversation.objects.filter(pk__in=threads, kind=Conversation.Kind.DEAL)
    return set(deals.filter(Q(Exists(sold)) | talked).values_list("pk", flat=True))


def newly_dealt_in(message_ids: Collection[int]) -> set[int]:
    """The threads in which one of these messages made both sides have written twice."""
    before = Message.objects.filter(
        conversation=OuterRef("conversation"),
        sender=OuterRef("sender"),
        seq__lt=OuterRef("seq"),
        kind=Message.Kind.TEXT,
    ).order_by("seq")
    seconds = Message.objects.filter(
        Exists(before), ~Exists(before[1:]), pk__in=message_ids, kind=Message.Kind.TEXT, seq__lte=SOON
    )
    return dealt_in(set(seconds.values_list("conversation_id", flat=True)))


def wrote_twice(part: str) -> Exists:
    place = Participant.objects.filter(conversation=OuterRef(OuterRef("pk")), part=part)
    said = Message.objects.filter(
        conversation=OuterRef("pk"), sender__in=place.values("person"), kind=Message.Kind.TEXT
    )
    return Exists(said.order_by("seq")[1:2])
