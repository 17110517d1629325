"""Solving a thread, and opening it again."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from saypro.helpdesk import access, actions
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Solve it with `solved=1`, which is also what an empty form means; open it again with `solved=0`."""
    conversation = access.thread_for(request.user, ref)
    if request.POST.get("solved", "1") == "0":
        actions.reopen(conversation, request.user)
    else:
        actions.solve(conversation, request.user)
    return redirect("helpdesk:ticket", ref)
