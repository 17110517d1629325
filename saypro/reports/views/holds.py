"""Which scheduled reports somebody looks through before they go out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.conversations.panes import Request
from saypro.reports import access, actions
from saypro.reports.forms import HoldForm, IssueForm
from saypro.reports.views.issues import HOLD_ID, page


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """Hold a kind of report for some hours; whoever says so looks through it."""
    access.require_lead(request.user)
    form = HoldForm(request.POST, auto_id=HOLD_ID)
    if not form.is_valid():
        return page(request, IssueForm(), holding=form, status=422)
    actions.hold_reports(**form.cleaned_data, by=request.user)
    messages.success(request, _("You are told when the next one is drafted."))
    return redirect("reports:issues")


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    actions.drop_hold(access.hold_for(request.user, pk))
    messages.success(request, _("From the next on it goes out at once."))
    return redirect("reports:issues")
