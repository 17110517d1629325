"""Solving a thread, and opening it again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from saypro.conversations.models import Conversation
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.models import DeskChoice
from saypro.helpdesk.views.places import queue_address, ticket_address, wanted_of
from saypro.helpdesk.views.request import Request

Next = DeskChoice.Next


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Solve it with `solved=1`, which is also what an empty form means; open it again with `solved=0`."""
    conversation = access.thread_for(request.user, ref)
    if request.POST.get("solved", "1") == "0":
        actions.reopen(conversation, request.user)
    else:
        to = after_solving(request, conversation)
        actions.solve(conversation, request.user)
        return redirect(to)
    return redirect(ticket_address(request, ref))


def after_solving(request: Request, conversation: Conversation) -> str:
    """Where the agent wants to be then: here, in the list they came from, or on the next ticket of it."""
    wanted, choice = wanted_of(request), queries.desk_choice(request.user).after_solving
    if wanted and choice == Next.LIST:
        return queue_address(request)
    ticket = queries.current_ticket(conversation) if wanted and choice == Next.NEXT else None
    following = wanted and ticket and queries.next_ticket(request.user, wanted, timezone.now(), ticket)
    return ticket_address(request, following.conversation.ref if following else conversation.ref)
