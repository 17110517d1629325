"""The only way to a ticket on a person's behalf."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.helpdesk.models import Ticket


def ticket_for(agent: User, ref: str) -> Ticket:
    """The ticket, for the office. Raises Http404 for members."""
    if not agent.is_office:
        raise Http404
    return get_object_or_404(Ticket.objects.select_related("conversation"), ref=ref)
