"""Messages that go out later, unless the other side writes first."""

from datetime import datetime, timedelta

from django.db import transaction

from saypro.accounts.models import User
from saypro.conversations import queries
from saypro.conversations.actions.drafts import put_back
from saypro.conversations.actions.posting import Post, Posted, post_messages
from saypro.conversations.actions.suspensions import require_voice
from saypro.conversations.actions.touching import locked, touch_around
from saypro.conversations.events import MessageScheduled, ScheduledMessageHeld
from saypro.conversations.models import Block, Conversation, Message, Participant, ScheduledMessage
from saypro.conversations.refusals import Refused
from saypro.events import actions as events

MOST = 20
SOONEST = timedelta(minutes=1)
LATEST = timedelta(days=366)
ANSWERED = "answered"


@transaction.atomic
def schedule_message(
    thread: Conversation, person: User, body: str, *, send_at: datetime, at: datetime, quote: int = 0
) -> ScheduledMessage:
    """Have these words said at `send_at`; they have passed `clean_body`.

    Raises Refused: `too_soon`, `too_far`, `too_many_later`, `blocked`, `suspended`; `not_found` without a
    seat.
    """
    now = locked(thread.pk)
    _require_room(now, person, send_at - at)
    later = ScheduledMessage.objects.create(
        conversation=now,
        sender=person,
        body=body,
        quote_seq=quote if 0 < quote <= now.last_seq else None,
        send_at=send_at,
        after_seq=now.last_seq,
    )
    events.record(
        MessageScheduled(
            actor_id=person.pk,
            conversation_id=now.pk,
            scheduled_id=later.pk,
            send_at=send_at.isoformat(),
            occurred_at=at,
        )
    )
    touch_around(now.pk, [person.pk])
    return later


def send_due(scheduled_id: int, *, at: datetime) -> Posted | None:
    """Say it, now that its time has come; held when the other side wrote first, or when it is refused.

    Safe to repeat, and after a crash at any point: the message keeps its `client_id`.
    """
    later = _ready(scheduled_id, at)
    if later is None:
        return None
    outcome = post_messages([_post(later)])[0]
    if isinstance(outcome, Refused):
        _hold(later, outcome.code, at)
        return None
    drop_scheduled(later)
    return outcome


def send_now(later: ScheduledMessage) -> Posted:
    """Say it at once, whatever was said meanwhile. Safe to repeat. Raises Refused."""
    outcome = post_messages([_post(later)])[0]
    if isinstance(outcome, Refused):
        raise outcome
    drop_scheduled(later)
    return outcome


@transaction.atomic
def drop_scheduled(later: ScheduledMessage) -> None:
    """Never say it. Safe to repeat."""
    ScheduledMessage.objects.filter(pk=later.pk).delete()
    touch_around(later.conversation_id, [later.sender_id])


@transaction.atomic
def take_up_scheduled(later: ScheduledMessage) -> None:
    """Put its words into the draft, to be changed. Safe to repeat."""
    if ScheduledMessage.objects.select_for_update().filter(pk=later.pk).exists():
        put_back(later.conversation, later.sender, later.body)
        drop_scheduled(later)


def _require_room(thread: Conversation, person: User, wait: timedelta) -> None:
    if wait < SOONEST:
        raise Refused("too_soon")
    if wait > LATEST:
        raise Refused("too_far")
    parts = dict(thread.participants.filter(left_at=None).values_list("person_id", "part"))
    if person.pk not in parts:
        raise Refused("not_found")
    members = [who for who, part in parts.items() if part != Participant.Part.AGENT]
    if not thread.is_support and person.pk in members:
        require_voice(person.pk)
        if Block.objects.filter(blocker__in=members, blocked__in=members).exists():
            raise Refused("blocked")
    if ScheduledMessage.objects.filter(conversation=thread, sender=person).count() >= MOST:
        raise Refused("too_many_later")


@transaction.atomic
def _ready(scheduled_id: int, at: datetime) -> ScheduledMessage | None:
    """The message if it may go out now. One that was said before a crash is put away instead.

    The other side may still write between this look and the sending: a moment nobody can tell apart.
    """
    later = ScheduledMessage.objects.select_for_update().filter(pk=scheduled_id, held_at=None).first()
    if later is None or later.send_at > at:
        return None
    if Message.objects.filter(sender=later.sender_id, client_id=later.client_id).exists():
        drop_scheduled(later)
        return None
    if queries.is_answered(later):
        _hold(later, ANSWERED, at)
        return None
    return later


@transaction.atomic
def _hold(later: ScheduledMessage, reason: str, at: datetime) -> None:
    """Keep it until its writer says what becomes of it, and ask them."""
    if not ScheduledMessage.objects.filter(pk=later.pk, held_at=None).update(held_at=at, held_because=reason):
        return
    events.record(
        ScheduledMessageHeld(
            conversation_id=later.conversation_id,
            scheduled_id=later.pk,
            person_id=later.sender_id,
            reason=reason,
            occurred_at=at,
        )
    )
    touch_around(later.conversation_id, [later.sender_id])


def _post(later: ScheduledMessage) -> Post:
    ref = later.conversation.ref
    return Post(ref, later.sender_id, later.client_id, later.body, later.quote_seq or 0)
