"""What follows in threads: the absent hear of messages, words can be found, what waits is sent."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from saypro.accounts.events import RoleChanged
from saypro.accounts.models import User
from saypro.conversations import actions, notices, queries
from saypro.conversations.events import (
    AttachmentAdded,
    ConversationReopened,
    ConversationSolved,
    ConversationTaken,
    MessageDeleted,
    MessageEdited,
    MessageScheduled,
    MessagesPosted,
    OfficeCameIn,
    OfficeLeft,
    ScheduledMessageHeld,
)
from saypro.conversations.models import Conversation, ScheduledMessage
from saypro.conversations.tasks import check_soon, push_if_unread, send_scheduled, tell_if_unread
from saypro.events.facts import Fact

PATIENCE, MOMENT = timedelta(minutes=3), timedelta(seconds=5)


def mail_the_absent(fact: MessagesPosted) -> None:
    """Three minutes after a batch of messages, look whether their readers have seen them."""
    if ends := ends_of(fact):
        defer(tell_if_unread, ends, fact, fact.occurred_at + PATIENCE)


def push_to_the_absent(fact: MessagesPosted) -> None:
    """A moment after a batch, tell those by push who are not looking at the thread; most have none."""
    if ends := queries.ends_to_push(ends_of(fact)):
        defer(push_if_unread, ends, fact, fact.occurred_at + MOMENT)


def defer(job: Any, ends: list[queries.End], fact: MessagesPosted, due: datetime) -> None:
    job.configure(schedule_at=due).defer(
        ends=[list(end) for end in ends], at=due.isoformat(), event_id=fact.event_id
    )


def ends_of(fact: MessagesPosted) -> list[queries.End]:
    """The last message of each thread that is no card: of those the rooms tell that draw them."""
    cards = queries.cards_among([message_id for message_id, *_rest in fact.messages])
    said = [rest for message_id, *rest in fact.messages if message_id not in cards]
    last = {thread_id: (seq, sender_id) for thread_id, seq, sender_id in said}
    return [(thread_id, seq, sender_id) for thread_id, (seq, sender_id) in last.items()]


def keep_words(fact: MessagesPosted | MessageEdited | MessageDeleted) -> None:
    """What was said can be found, as it stands now; what was taken away can no longer."""
    if isinstance(fact, MessagesPosted):
        actions.index_messages([message_id for message_id, *_rest in fact.messages])
    else:
        actions.index_messages([fact.message_id])


def keep_words_for_office(fact: OfficeCameIn | OfficeLeft) -> None:
    """The office finds what is said in a deal for as long as it is there."""
    actions.index_thread(fact.conversation_id)


def leave_office_seats(fact: RoleChanged) -> None:
    """Who is no longer of the office speaks for it in no thread."""
    if person := User.objects.filter(pk=fact.person_id).first():
        actions.leave_office(person, at=fact.occurred_at)


def check_upload(fact: AttachmentAdded) -> None:
    """Have the file looked at before anybody else may open it."""
    check_soon(fact.attachment_id)


def send_when_due(fact: MessageScheduled) -> None:
    """At its time, look whether it is still to be said."""
    send_scheduled.configure(schedule_at=datetime.fromisoformat(fact.send_at)).defer(
        scheduled_id=fact.scheduled_id
    )


def ask_the_writer(fact: ScheduledMessageHeld) -> None:
    """Whoever wrote it must say what becomes of it; nobody is asked about what is gone."""
    if later := ScheduledMessage.objects.filter(pk=fact.scheduled_id).first():
        notices.tell_of_held(later, fact)


def tell_who_took_it(fact: ConversationTaken) -> None:
    if fact.assignee_id:
        agent = User.objects.get(pk=fact.assignee_id)
        tell_how_it_stands(fact, agent, notices.taken)


def tell_it_is_solved(fact: ConversationSolved) -> None:
    tell_how_it_stands(fact, actor_of(fact), notices.solved)


def tell_it_is_open_again(fact: ConversationReopened) -> None:
    tell_how_it_stands(fact, actor_of(fact), notices.reopened)


def actor_of(fact: Fact) -> User | None:
    return User.objects.filter(pk=fact.actor_id).first() if fact.actor_id else None


def tell_how_it_stands(
    fact: ConversationTaken | ConversationSolved | ConversationReopened,
    by: User | None,
    sentence: Callable[[Conversation, User], str],
) -> None:
    """Nothing to members about what they did themselves, by writing again."""
    is_quiet = not isinstance(fact, ConversationTaken) and fact.is_quiet
    if by and by.is_office and not is_quiet:
        thread = Conversation.objects.get(pk=fact.conversation_id)
        notices.tell_of_status(
            thread,
            sentence(thread, by),
            at=fact.occurred_at,
            event_id=fact.event_id,
            actor_handle=by.handle,
        )
