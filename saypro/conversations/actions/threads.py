"""Starting threads, and leaving them."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from saypro.accounts.models import User
from saypro.conversations.actions.beginning import require_known_or_few
from saypro.conversations.actions.suspensions import require_voice
from saypro.conversations.events import ConversationStarted, PersonRemoved
from saypro.conversations.models import Block, Conversation, Participant
from saypro.conversations.refusals import Refused
from saypro.events import actions as events
from saypro.listings.models import Listing
from saypro.realtime import actions as realtime

Part = Participant.Part


@transaction.atomic
def start_deal(*, buyer: User, listing: Listing) -> Conversation:
    """The thread of this buyer about this ad, begun if there is none. Safe to repeat.

    Raises Refused(`not_found`) for one's own ad, Refused(`blocked`) when one has blocked the other,
    Refused(`suspended`) for somebody our office has stopped, and Refused(`too_many_new`).
    """
    if buyer.pk == listing.seller_id:
        raise Refused("not_found")
    Listing.objects.select_for_update(no_key=True).get(pk=listing.pk)
    mine = Conversation.objects.filter(kind=Conversation.Kind.DEAL, listing=listing)
    if earlier := mine.filter(participants__person=buyer, participants__part=Part.BUYER).first():
        return earlier
    if Block.objects.between(buyer, listing.seller).exists():
        raise Refused("blocked")
    require_voice(buyer.pk)
    require_known_or_few(buyer)
    thread = _start(Conversation.Kind.DEAL, buyer, listing=listing, subject=listing.title)
    _seat(thread, (buyer, Part.BUYER), (listing.seller, Part.SELLER))
    return thread


@transaction.atomic
def start_support(*, member: User, subject: str) -> Conversation:
    """A new thread between this member and the office."""
    thread = _start(Conversation.Kind.SUPPORT, member, subject=subject.strip())
    _seat(thread, (member, Part.MEMBER))
    return thread


@transaction.atomic
def join_support(thread: Conversation, agent: User) -> None:
    """Give the agent a seat in a thread in which our office is. Safe to repeat.

    Raises Refused(`not_found`) for anyone but the office, for any other thread, and for a deal's buyer and
    seller: they are a side in it.
    """
    if not (agent.is_office and _is_open_to_office(thread)):
        raise Refused("not_found")
    try:
        with transaction.atomic():
            _seat(thread, (agent, Part.AGENT))
    except IntegrityError:
        seats = Participant.objects.filter(conversation=thread, person=agent)
        if seats.filter(part__in=(Part.BUYER, Part.SELLER)).exists():
            raise Refused("not_found") from None
        seats.update(left_at=None)


def _is_open_to_office(thread: Conversation) -> bool:
    """As it stands now: a deal is held until the transaction ends, since the office may be leaving it."""
    if thread.is_support:
        return True
    return Conversation.objects.select_for_update(no_key=True).get(pk=thread.pk).has_office


@transaction.atomic
def hand_over_place(thread: Conversation, before: User, after: User, *, at: datetime) -> None:
    """The member's place in a support thread is another person's from now on, as read as it can be.

    What was said stays with whoever said it. Safe to repeat. Raises Refused(`not_found`) for a deal.
    """
    held = Conversation.objects.select_for_update(no_key=True).get(pk=thread.pk)
    if not held.is_support:
        raise Refused("not_found")
    left = Participant.objects.filter(conversation=held, person=before, part=Part.MEMBER, left_at=None)
    if not left.update(left_at=at):
        return
    seen = {"received_seq": held.last_seq, "read_seq": held.last_seq, "mailed_seq": held.last_seq}
    Participant.objects.update_or_create(
        conversation=held, person=after, defaults={"part": Part.MEMBER, "left_at": None, **seen}
    )
    realtime.announce([("inbox", before.pk, held.pk), ("inbox", after.pk, held.pk)])


@transaction.atomic
def remove_person(thread: Conversation, person: User, *, by: User | None) -> None:
    """Take the person out of the thread: they see and hear nothing more of it. Safe to repeat."""
    Conversation.objects.select_for_update(no_key=True).get(pk=thread.pk)
    seats = Participant.objects.filter(conversation=thread, person=person, left_at=None)
    if seats.update(left_at=timezone.now()):
        events.record(
            PersonRemoved(actor_id=by.pk if by else None, conversation_id=thread.pk, person_id=person.pk)
        )
        realtime.shut_out("thread", thread.pk, person.pk)
        realtime.announce([("inbox", person.pk, thread.pk)])


def _start(kind: str, person: User, *, subject: str, listing: Listing | None = None) -> Conversation:
    thread = Conversation.objects.create(kind=kind, subject=subject, listing=listing)
    events.record(
        ConversationStarted(
            actor_id=person.pk,
            conversation_id=thread.pk,
            conversation_kind=kind,
            listing_id=listing.pk if listing else None,
        )
    )
    return thread


def _seat(thread: Conversation, *seats: tuple[User, str]) -> None:
    Participant.objects.bulk_create(
        Participant(conversation=thread, person=person, part=part) for person, part in seats
    )
    realtime.announce([("inbox", person.pk, thread.pk) for person, _part in seats])
