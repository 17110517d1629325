"""What we tell agents about tickets, and members about where their words went.

What a note says is in no notice: notices stay with a person, whatever becomes of their place here.
"""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events.facts import Fact
from saypro.helpdesk.events import MailBraked
from saypro.helpdesk.models import Checkup, Goodwill, Ticket
from saypro.kit.money import in_words
from saypro.notifications.actions import tell
from saypro.notifications.kinds import APP
from saypro.notifications.models import Notice


def tell_of_mention(ticket: Ticket, agent: User, author: User, fact: Fact) -> None:
    tell_agent(ticket, agent, "desk_mention", _("{name} named you in a note").format(name=author.name), fact)


def tell_followers(
    ticket: Ticket, followers: Iterable[User], sentence: str, fact: Fact, *, by: User | None = None
) -> None:
    """What happened, to all who follow but whoever did it; who has not looked at the last is told no more."""
    but = by.pk if by else fact.actor_id
    wanted = [one for one in followers if one.pk != but]
    waiting = Notice.objects.filter(
        person__in=wanted, kind="desk_news", thread_id=ticket.conversation_id, read_at=None, title=sentence
    )
    told = set(waiting.values_list("person_id", flat=True))
    for agent in wanted:
        if agent.pk not in told:
            tell_agent(ticket, agent, "desk_news", sentence, fact)


def tell_agent(ticket: Ticket, agent: User, kind: str, title: str, fact: Fact) -> None:
    tell(
        agent.pk,
        kind=kind,
        title=title,
        body=ticket.conversation.subject,
        url=reverse("helpdesk:ticket", args=[ticket.conversation.ref]),
        event_id=fact.event_id,
        thread_id=ticket.conversation_id,
        at=fact.occurred_at,
        via=APP,
    )


def tell_of_asking_in(ticket: Ticket, person: User, asker: User, fact: Fact) -> None:
    """For the other side of a deal; what was said to us is for us alone."""
    thread = ticket.conversation
    tell(
        person.pk,
        kind="office_in",
        title=_("{name} asked our office into your conversation").format(name=asker.first_name),
        body=_("About “{subject}”. Our office reads it and answers both of you there.").format(
            subject=thread.subject
        ),
        url=thread.get_absolute_url(),
        event_id=fact.event_id,
        thread_id=thread.pk,
        at=fact.occurred_at,
        actor_handle=asker.handle,
    )


def tell_of_taking_in(person: User, fact: Fact) -> None:
    """For somebody who wrote to us by mail before they joined."""
    tell(
        person.pk,
        kind="status",
        title=_("What you wrote to our office by e-mail is in your messages now"),
        body=_("You wrote from this address before you joined. Answer here, or by e-mail as before."),
        url=f"{reverse('conversations:inbox')}?lane=support",
        event_id=fact.event_id,
        at=fact.occurred_at,
    )


def tell_of_merge(ticket: Ticket, into: Ticket, fact: Fact) -> None:
    """For the member."""
    if ticket.member_id:
        tell(
            ticket.member_id,
            kind="status",
            title=_("We go on with your question in “{subject}”").format(subject=into.conversation.subject),
            body=ticket.conversation.subject,
            url=into.conversation.get_absolute_url(),
            event_id=fact.event_id,
            thread_id=into.conversation_id,
            at=fact.occurred_at,
        )


def tell_of_checklist(sent: Checkup, fact: Fact) -> None:
    """For the member."""
    ticket = sent.ticket
    if ticket.member_id:
        tell(
            ticket.member_id,
            kind="status",
            title=_("Our office sent you steps to try"),
            body=ticket.conversation.subject,
            url=ticket.conversation.get_absolute_url(),
            event_id=fact.event_id,
            thread_id=ticket.conversation_id,
            at=fact.occurred_at,
        )


def tell_of_goodwill(owed: Goodwill, fact: Fact) -> None:
    """For the member: an honest word, and what we owe them."""
    ticket = owed.ticket
    tell(
        owed.person_id,
        kind="status",
        title=_("Our answer is late, and we are sorry"),
        body=_("“{subject}” still waits for us. We owe you {sum} towards an ad of yours.").format(
            subject=ticket.conversation.subject, sum=in_words(owed.amount)
        ),
        url=ticket.conversation.get_absolute_url(),
        event_id=fact.event_id,
        thread_id=ticket.conversation_id,
        at=fact.occurred_at,
    )


def tell_of_brake(people: Iterable[User], fact: MailBraked) -> None:
    """For those who run the office. It names no sender: that stands where the mail is."""
    title = _("Mail from many new senders is held") if fact.is_crowd else _("Mail from one sender is held")
    body = _("More of it came within an hour than people write. Two machines may be answering each other.")
    for person in people:
        tell(
            person.pk,
            kind="desk_brake",
            title=title,
            body=body,
            url=f"{reverse('helpdesk:mails')}?box=held",
            event_id=fact.event_id,
            at=fact.occurred_at,
        )


def noted(author: User) -> str:
    return _("{name} wrote a note on a ticket you follow").format(name=author.name)


def wrote(writer: User) -> str:
    return _("{name} wrote in a ticket you follow").format(name=writer.name)


def escalated() -> str:
    return _("A ticket you follow was raised")


def assigned(agent: User | None) -> str:
    if agent is None:
        return _("A ticket you follow is with nobody now")
    return _("{name} has a ticket you follow now").format(name=agent.name)
