"""What we write to people about their threads."""

from django.conf import settings
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.conversations.events import ScheduledMessageHeld
from saypro.conversations.models import Conversation, ScheduledMessage
from saypro.conversations.refusals import SENTENCES
from saypro.events.actions import current_event
from saypro.notifications.actions import send_mail, tell


def tell_of_unread(person: User, thread: Conversation, writer: User) -> None:
    """One mail saying who wrote about what. Never quotes the message: mail is read by others too."""
    who = _("SayPro Office") if writer.is_office and thread.is_support else writer.first_name
    words = {"who": who, "what": thread.subject, "url": settings.SITE_URL + thread.get_absolute_url()}
    send_mail(
        to=person.email,
        subject=_("%(who)s wrote to you about %(what)s") % words,
        text=_(
            "%(who)s wrote to you about %(what)s.\n\n"
            "Read and answer here: %(url)s\n\n"
            "You get this because the message waited for you for three minutes. There is no second one until "
            "you have read.\n"
        )
        % words,
        reason="unread message",
    )


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
