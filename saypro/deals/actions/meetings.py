"""Suggesting where and when to meet, and agreeing on it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from saypro.accounts.models import User
from saypro.conversations import actions as conversations
from saypro.conversations.models import Conversation
from saypro.deals import queries, words
from saypro.deals.actions.records import record_meeting
from saypro.deals.actions.showing import show
from saypro.deals.actions.table import Table, sit_down
from saypro.deals.events import MeetingAgreed, MeetingCancelled, MeetingDeclined, MeetingSuggested
from saypro.deals.models import Meeting, MeetingQuerySet
from saypro.deals.refusals import Refused
from saypro.listings.models import Listing

State = Meeting.State
FURTHEST = timedelta(days=60)
ENDED: dict[str, str | Promise] = {
    State.AGREED: _l("You have agreed on this already."),
    State.DECLINED: _l("The answer was no. Suggest another time."),
    State.CHANGED: _l("There is a newer suggestion. Answer that one."),
    State.CANCELLED: _l("This meeting is cancelled. Suggest another time."),
    State.PAST: _l("The time of this meeting is past. Suggest another time."),
}


@dataclass(frozen=True, slots=True)
class Rendezvous:
    """Where and when; a form sent twice carries the same `client_id`."""

    place: str
    starts_at: datetime
    client_id: UUID


@transaction.atomic
def suggest_meeting(conversation: Conversation, wish: Rendezvous, *, by: User, at: datetime) -> Meeting:
    """Put place and time to the other side; a suggestion still open between them is replaced by it.

    A meeting agreed earlier stands until the other side agrees to this one. Safe to repeat. Raises Refused
    for a time that is past or too far away, and for a pair that cannot deal.
    """
    table = sit_down(conversation.pk)
    table.require_seat(by)
    if earlier := Meeting.objects.between_people().filter(maker=by, client_id=wish.client_id).first():
        return earlier
    table.require_peace()
    _require_possible(table, wish, at)
    for open_one in _of(table).filter(state=State.SUGGESTED):
        _close(open_one, State.CHANGED, at=at)
    meeting = _write(table, wish, by=by, at=at)
    record_meeting(MeetingSuggested, meeting, actor_id=by.pk, at=at, replaces_id=meeting.replaces_id)
    show(
        "meeting",
        meeting.pk,
        conversation_id=table.conversation.pk,
        by_id=by.pk,
        text=words.of_meeting(meeting),
    )
    return meeting


@transaction.atomic
def agree_meeting(meeting: Meeting, *, by: User, at: datetime) -> None:
    """Both will be there; what was agreed before no longer holds. Safe to repeat.

    Raises Refused for anybody but the receiver, and for a suggestion that is no longer open or past its time.
    """
    table = sit_down(meeting.conversation_id)
    meeting = fresh(meeting)
    _require_receiver(meeting, by)
    if meeting.state == State.AGREED:
        return
    _require_open(meeting, at)
    table.require_peace()
    for before in _of(table).filter(state=State.AGREED):
        _close(before, State.PAST if before.ends_at <= at else State.CHANGED, at=at)
    meeting.state, meeting.agreed_at, meeting.sequence = State.AGREED, at, _next_number(meeting)
    meeting.save(update_fields=["state", "agreed_at", "sequence"])
    record_meeting(MeetingAgreed, meeting, actor_id=by.pk, at=at, replaces_id=meeting.replaces_id)
    conversations.touch_card("meeting", meeting.pk)


@transaction.atomic
def decline_meeting(meeting: Meeting, *, by: User, at: datetime) -> None:
    """Not then, or not there. Safe to repeat. Raises Refused for anybody but the receiver."""
    sit_down(meeting.conversation_id)
    meeting = fresh(meeting)
    _require_receiver(meeting, by)
    if meeting.state == State.DECLINED:
        return
    _require_open(meeting, at)
    _close(meeting, State.DECLINED, at=at)
    record_meeting(MeetingDeclined, meeting, actor_id=by.pk, at=at)


@transaction.atomic
def cancel_meeting(meeting: Meeting, *, by: User, at: datetime) -> None:
    """Take back one's own suggestion, or call an agreed meeting off, which either side may. Safe to repeat.

    Raises Refused for strangers, the other side's suggestion, and what is over already.
    """
    table = sit_down(meeting.conversation_id)
    table.require_seat(by)
    meeting = fresh(meeting)
    if meeting.state == State.CANCELLED:
        return
    if meeting.state == State.SUGGESTED and by.pk != meeting.maker_id:
        raise Refused(_("Say no to it instead: it is not your suggestion."))
    if meeting.state_at(at) not in (State.SUGGESTED, State.AGREED):
        raise Refused(ENDED[meeting.state_at(at)])
    cancel(meeting, by=by, at=at)


def cancel(meeting: Meeting, *, by: User, at: datetime) -> None:
    """At the table only. Calendars learn of it by a higher number."""
    was_agreed = meeting.state == State.AGREED
    meeting.sequence += 1
    meeting.save(update_fields=["sequence"])
    _close(meeting, State.CANCELLED, at=at)
    record_meeting(MeetingCancelled, meeting, actor_id=by.pk, at=at, was_agreed=was_agreed)


def cancel_all(table: Table, *, by: User, at: datetime) -> None:
    """No deal, no meeting: take back what is suggested or agreed and still to come."""
    for meeting in _of(table).filter(state__in=[State.SUGGESTED, State.AGREED], starts_at__gt=at):
        cancel(meeting, by=by, at=at)


def fresh(meeting: Meeting) -> Meeting:
    """The meeting as it is now; only at the table."""
    return Meeting.objects.between_people().get(pk=meeting.pk)


def _of(table: Table) -> MeetingQuerySet:
    return Meeting.objects.between_people().filter(conversation=table.conversation)


def _require_possible(table: Table, wish: Rendezvous, at: datetime) -> None:
    if table.listing.state == Listing.State.DELETED:
        raise Refused(_("The ad is gone, so there is nothing to meet about."))
    if wish.starts_at <= at:
        raise Refused(_("That time is past. Choose one that is still to come."))
    if wish.starts_at > at + FURTHEST:
        raise Refused(_("That is more than 60 days ahead. Choose a day within the next two months."))


def _require_receiver(meeting: Meeting, by: User) -> None:
    if by.pk == meeting.maker_id:
        raise Refused(_("It is your own suggestion. Wait for the answer, or suggest another time."))
    if by.pk != meeting.receiver.pk:
        raise Refused(_("You are not part of this deal."))


def _require_open(meeting: Meeting, at: datetime) -> None:
    if (state := meeting.state_at(at)) != State.SUGGESTED:
        raise Refused(ENDED[state])


def _write(table: Table, wish: Rendezvous, *, by: User, at: datetime) -> Meeting:
    """Another time for a meeting that is still to come is the same event in a calendar."""
    before = _of(table).to_come(at).first()
    same_event = {"uid": before.uid} if before else {}
    return Meeting.objects.create(
        conversation=table.conversation,
        listing=table.listing,
        buyer=table.buyer,
        seller=table.seller,
        maker=by,
        client_id=wish.client_id,
        place=wish.place,
        starts_at=wish.starts_at,
        replaces=before,
        made_at=at,
        **same_event,
    )


def _next_number(meeting: Meeting) -> int:
    """One more than what calendars have heard of this event."""
    newest = queries.newest_of_event(meeting)
    return 0 if newest == meeting else newest.sequence + 1


def _close(meeting: Meeting, state: str, *, at: datetime) -> None:
    meeting.state, meeting.closed_at = state, at
    meeting.save(update_fields=["state", "closed_at"])
    conversations.touch_card("meeting", meeting.pk)
