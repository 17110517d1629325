"""Why a ticket stands where it stands in its queue: one short phrase, from facts alone."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from saypro.helpdesk.escalations import Level
from saypro.helpdesk.models import Mention, Priority, Ticket
from saypro.helpdesk.words import moment, span

NEAR = timedelta(hours=1)
OFTEN = 3
LONGEST_QUOTE = 120
RAISED = {
    Level.AGENT: lambda: _("Escalated to its agent"),
    Level.LEAD: lambda: _("Escalated to the team’s lead"),
    Level.OFFICE: lambda: _("Escalated to the office"),
}


def reason(ticket: Ticket, now: datetime, *, is_reopened: bool) -> str:
    """The gravest of what can be said for it."""
    is_open = ticket.state == Ticket.State.OPEN
    return next(at_work(ticket, now, is_reopened) if is_open else at_rest(ticket))


def named(mention: Mention) -> str:
    """Who named the agent, and in which words."""
    author, words = mention.note.author, " ".join(mention.note.body.split())
    name = author.name if author else _("Somebody who left")
    return _("{name} named you: {words}").format(name=name, words=words[:LONGEST_QUOTE])


def at_rest(ticket: Ticket) -> Iterator[str]:
    if ticket.spam_at:
        yield _("Marked as spam {moment}").format(moment=moment(ticket.spam_at))
    if ticket.solved_at:
        yield _("Solved {moment}").format(moment=moment(ticket.solved_at))
    if ticket.snoozed_until:
        yield _("Put off until {moment}").format(moment=moment(ticket.snoozed_until))
    yield _("Waiting for the member")


def at_work(ticket: Ticket, now: datetime, is_reopened: bool) -> Iterator[str]:
    """What is late or nearly so goes first, then what an agent or a rule said, then what the history says."""
    yield from pressing(ticket, now)
    if ticket.escalation:
        yield RAISED[Level(ticket.escalation)]()
    yield from ranked(ticket, Priority.URGENT)
    if is_reopened:
        yield _("Reopened")
    if ticket.contact >= OFTEN:
        yield often(ticket.contact)
    yield from ranked(ticket, Priority.HIGH)
    if ticket.answer_due_at:
        yield _("Answer due in {time}").format(time=span(ticket.answer_due_at - now))
    if ticket.resolution_due_at:
        yield _("Answered; to be solved in {time}").format(time=span(ticket.resolution_due_at - now))
    yield _("Nothing is due")


def pressing(ticket: Ticket, now: datetime) -> Iterator[str]:
    answer, solving = ticket.answer_due_at, ticket.resolution_due_at
    if answer and answer <= now:
        yield _("Answer {time} late").format(time=span(now - answer))
    if solving and solving <= now:
        yield _("{time} late in being solved").format(time=span(now - solving))
    if answer and answer - now < NEAR:
        yield _("Answer due in {time}").format(time=span(answer - now))
    if solving and solving - now < NEAR:
        yield _("To be solved in {time}").format(time=span(solving - now))


def ranked(ticket: Ticket, priority: Priority) -> Iterator[str]:
    if ticket.priority == priority:
        words = {"priority": priority.label, "reason": ticket.priority_reason}
        yield _("{priority}: {reason}").format(**words) if ticket.priority_reason else str(priority.label)


def often(count: int) -> str:
    ordinals = {3: _("Third contact on this matter"), 4: _("Fourth contact on this matter")}
    return ordinals.get(count) or _("{count} contacts on this matter").format(count=count)
