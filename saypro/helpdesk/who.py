"""Who does it, as the office's pages show it: the panel beside a ticket, and the way to one's duty."""

from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string

from saypro.accounts.models import Role, User
from saypro.helpdesk import queries
from saypro.helpdesk.choosing import Why
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.words import level_words

Context = Mapping[Any, Any]


def panel(context: Context) -> str:
    """Team, agent and why nobody has it, with a form to give it away."""
    ticket, request = context.get("ticket"), context.get("request")
    if not isinstance(ticket, Ticket) or request is None:
        return ""
    assignee_id = ticket.conversation.assignee_id
    given = {
        "ticket": ticket,
        "assignee_id": assignee_id,
        "people": context.get("colleagues") or queries.office_people(),
        "raised": level_words(ticket.escalation) if ticket.escalation else "",
        "why": Why(ticket.unassigned_why).label if ticket.unassigned_why and not assignee_id else "",
        "is_routed_here": assignee_id == request.user.pk and ticket.routed_to_id == assignee_id,
    }
    return render_to_string("helpdesk/who.html", given, request=request)


def rail(context: Context) -> str:
    """To one's duty, and for leads to the settings."""
    request = context.get("request")
    person = getattr(request, "user", None)
    if request is None or not isinstance(person, User) or not person.is_office:
        return ""
    given = {
        "is_lead": person.role in (Role.LEAD, Role.ADMIN),
        "is_in_settings": request.path.startswith("/office/settings/"),
    }
    return render_to_string("helpdesk/rail.html", given, request=request)
