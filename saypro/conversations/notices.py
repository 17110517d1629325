"""What we write to people about their threads."""

from datetime import datetime

from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.events import ScheduledMessageHeld
from saypro.conversations.models import Conversation, Participant, ScheduledMessage
from saypro.conversations.refusals import SENTENCES
from saypro.events.actions import current_event
from saypro.kit import money
from saypro.notifications.actions import tell
from saypro.notifications.kinds import Channel


def tell_of_unread(
    place: Participant, writer: User, *, at: datetime, event_id: int | None, via: frozenset[Channel]
) -> None:
    """Who wrote about what."""
    thread = place.conversation
    is_answer = writer.is_office and thread.has_office and not is_side(thread, writer)
    who = _("SayPro Office") if is_answer else writer.first_name
    tell(
        place.person_id,
        kind="answer" if is_answer else "message",
        title=_("%(who)s wrote to you about %(what)s") % {"who": who, "what": thread.subject},
        body=about(thread),
        url=thread.get_absolute_url(),
        event_id=event_id,
        thread_id=thread.pk,
        at=at,
        actor_handle=writer.handle,
        via=via,
    )


def is_side(thread: Conversation, writer: User) -> bool:
    """Whether somebody of the office buys or sells here themselves."""
    return thread.participants.filter(person=writer).exclude(part=Participant.Part.AGENT).exists()


def about(thread: Conversation) -> str:
    """A line on what the thread is about; "" for what its subject says already."""
    if thread.listing is None or thread.listing.price is None:
        return ""
    return _("%(title)s, listed at %(price)s") % {
        "title": thread.listing.title,
        "price": money.in_words(thread.listing.price),
    }


def tell_of_held(later: ScheduledMessage, fact: ScheduledMessageHeld) -> None:
    """That a message meant for later was not said, and why."""
    thread = later.conversation
    event = current_event.get()
    meanwhile = _("The other side wrote first. Send it anyway, change it, or drop it.")
    tell(
        later.sender_id,
        kind="later_held",
        title=_("A message of yours was not sent: %(what)s") % {"what": thread.subject},
        body=str(SENTENCES[fact.reason]) if fact.reason in SENTENCES else meanwhile,
        url=thread.get_absolute_url(),
        event_id=event.pk if event else None,
        thread_id=thread.pk,
        at=fact.occurred_at,
    )


def tell_of_status(
    thread: Conversation, sentence: str, *, at: datetime, event_id: int | None, actor_handle: str
) -> None:
    """How a question to the office stands, for the members in the thread."""
    members = thread.participants.filter(left_at=None).exclude(part=Participant.Part.AGENT)
    for place in members if thread.has_office else ():
        tell(
            place.person_id,
            kind="status",
            title=sentence,
            body=thread.subject,
            url=thread.get_absolute_url(),
            event_id=event_id,
            thread_id=thread.pk,
            at=at,
            actor_handle=actor_handle,
            is_muted=place.is_muted(at),
        )


def taken(thread: Conversation, agent: User) -> str:
    if not thread.is_support:
        return _("%(name)s from our office is in your conversation") % {"name": agent.first_name}
    return _("%(name)s from our office is looking at your question") % {"name": agent.first_name}


def solved(thread: Conversation, agent: User) -> str:
    if not thread.is_support:
        return _("Our office is done here. Either of you can ask again within seven days.")
    return _("Our office marked your question as solved. Write again, and it opens.")


def reopened(thread: Conversation, agent: User) -> str:
    if not thread.is_support:
        return _("Our office is looking at your conversation again")
    return _("Our office opened your question again")
