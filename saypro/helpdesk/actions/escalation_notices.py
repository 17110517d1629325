"""Word to whoever is to act on a raised ticket, while they are on duty."""

from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from saypro.accounts.models import User
from saypro.helpdesk import queries
from saypro.helpdesk.escalations import Key
from saypro.helpdesk.events import TicketEscalated
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.privacy import may_see
from saypro.helpdesk.words import rule_words
from saypro.notifications.actions import tell

TELL = "helpdesk.tell_of_escalation"


def tell_when_there(fact: TicketEscalated) -> None:
    """At once to whoever is on duty or has no shifts, to the others when their next shift begins."""
    ticket = Ticket.objects.select_related("conversation__assignee").filter(pk=fact.ticket_id).first()
    if ticket is None:
        return
    people = queries.who_acts(ticket, fact.level)
    there = queries.duties([person.pk for person in people], fact.occurred_at)
    for person in people:
        due = there[person.pk].next_on(fact.occurred_at) or fact.occurred_at
        app.configure_task(TELL, schedule_at=due).defer(
            ticket_id=ticket.pk, person_id=person.pk, event_id=fact.event_id, key=fact.key, name=fact.name
        )


def tell_of_escalation(
    ticket_id: int, person_id: int, *, event_id: int | None, key: str, name: str, at: datetime
) -> bool:
    """False where nobody has to act any more: it is solved, or what was late has been answered."""
    ticket = Ticket.objects.select_related("conversation").filter(pk=ticket_id).first()
    if ticket is None or ticket.is_solved or (name.startswith("a") and ticket.answer_due_at is None):
        return False
    person = User.objects.filter(pk=person_id, is_active=True).first()
    if person is None or not person.is_office or not may_see(ticket, person):
        return False
    tell(
        person.pk,
        kind="desk_escalated",
        title=_("A ticket needs you: {subject}").format(subject=ticket.conversation.subject),
        body=rule_words(Key(key)),
        url=reverse("conversations:ticket", args=[ticket.conversation.ref]),
        event_id=event_id,
        thread_id=ticket.conversation_id,
        at=at,
    )
    return True
