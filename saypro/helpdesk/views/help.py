"""Asking for help with the step that just failed: what we know of it is shown before it is sent."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from saypro.conversations import actions as conversations
from saypro.conversations import panes
from saypro.conversations.panes import MessageForm
from saypro.helpdesk import actions, failures
from saypro.helpdesk.failures import Failure
from saypro.helpdesk.views.request import Request


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def create(request: Request) -> HttpResponse:
    """Without a step that failed lately it is a letter like any other."""
    failure = failures.noted(request)
    if failure is None:
        return redirect("conversations:write_to_office")
    if request.method != "POST":
        return page(request, failure, MessageForm())
    form = MessageForm(request.POST)
    if not form.is_valid():
        return page(request, failure, form, status=422)
    try:
        thread = actions.ask_for_help(request.user, failure)
        panes.post(request, thread, form)
    except conversations.Refused as refused:
        return page(request, failure, panes.explain(form, refused), status=422)
    failures.forget(request)
    return redirect(thread)


def page(request: Request, failure: Failure, form: MessageForm, *, status: int = 200) -> HttpResponse:
    return render(request, "helpdesk/help.html", {"failure": failure, "form": form}, status=status)
