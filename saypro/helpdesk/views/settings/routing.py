"""Whether tickets are assigned by themselves."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.plan_forms import RoutingForm
from saypro.helpdesk.views.request import Request


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    access.require_lead(request.user)
    kept = queries.routing_settings()
    initial = {"is_on": kept.is_on, "moves": kept.moves, "default_team": kept.default_team}
    if request.method != "POST":
        return page(request, RoutingForm(initial=initial))
    form = RoutingForm(request.POST)
    if not form.is_valid():
        return page(request, form, status=422)
    actions.change_routing(**form.cleaned_data, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("helpdesk:routing")


def page(request: Request, form: RoutingForm, status: int = 200) -> HttpResponse:
    return render(request, "helpdesk/settings/routing.html", {"form": form}, status=status)
