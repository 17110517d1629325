"""When tickets are raised, and who is to act then."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from saypro.accounts.models import Role, User
from saypro.helpdesk.clocks import Clocks, What
from saypro.helpdesk.escalations import Level, Matter, Raise, Rule, next_raise, raises
from saypro.helpdesk.first_escalations import RULES
from saypro.helpdesk.models import EscalationRow, Membership, Ticket, TicketStep

MOST = 500


def escalation_rules() -> list[Rule]:
    """One for each key: the office's own, or the first."""
    own = {row.key: row.rule for row in EscalationRow.objects.all()}
    return [own.get(rule.key.value, rule) for rule in RULES]


def matter_of(ticket: Ticket) -> Matter:
    return Matter(ticket.opened_at, ticket.category, ticket.priority, ticket.segment, ticket.contact)


def done_in(steps: Iterable[TicketStep]) -> set[str]:
    return {step.value for step in steps if step.what == What.ESCALATED}


def escalates_at(
    ticket: Ticket, found: Clocks, steps: Iterable[TicketStep], rules: list[Rule]
) -> datetime | None:
    """When it is raised next, as things stand; None while nothing is in sight."""
    return next_raise(found, matter_of(ticket), rules, done_in(steps))


def due_raises(
    ticket: Ticket, found: Clocks, steps: Iterable[TicketStep], rules: list[Rule], at: datetime
) -> list[Raise]:
    """What is due by then, the lowest level first."""
    coming = raises(found, matter_of(ticket), rules, done_in(steps))
    return sorted((one for one in coming if one.at <= at), key=lambda one: (one.level, one.at))


def to_escalate(at: datetime) -> list[Ticket]:
    """Tickets that are to be raised by then, those that wait longest first."""
    due = Ticket.objects.filter(escalates_at__lte=at).exclude(state=Ticket.State.SOLVED)
    return list(due.order_by("escalates_at")[:MOST])


def who_acts(ticket: Ticket, level: int) -> list[User]:
    """Whoever is to act on this level; where there is nobody, those of the next."""
    if level <= Level.AGENT and ticket.conversation.assignee:
        return [ticket.conversation.assignee]
    if level <= Level.LEAD and (leads := leads_of(ticket)):
        return leads
    return the_office()


def leads_of(ticket: Ticket) -> list[User]:
    leading = Membership.objects.filter(team=ticket.team_id or 0, is_lead=True, agent__is_active=True)
    return [one.agent for one in leading.select_related("agent") if one.agent.is_office]


def the_office() -> list[User]:
    """Those who run the office; administrators where there are none."""
    found = leads_and_administrators()
    return [person for person in found if person.role == Role.LEAD] or found


def leads_and_administrators() -> list[User]:
    return list(User.objects.filter(Q(role=Role.LEAD) | Q(role=Role.ADMIN), is_active=True).order_by("pk"))
