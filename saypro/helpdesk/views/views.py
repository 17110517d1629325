"""Views kept by name."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.helpdesk import access, actions
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.places import queue_address
from saypro.helpdesk.views.request import Request


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """Keep what the queue is narrowed to, `query`, under `name`; with `shared=1` for everybody."""
    access.require_office(request.user)
    address = queue_address(request)
    query = address.removeprefix(reverse("helpdesk:desk"))
    name, is_shared = request.POST.get("name", ""), request.POST.get("shared") == "1"
    try:
        view = actions.save_view(request.user, name=name, query=query, is_shared=is_shared)
        messages.success(request, _("Saved as {name}.").format(name=view.name))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(address)


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    view = access.own_view_for(request.user, pk)
    actions.delete_view(view)
    messages.success(request, _("Deleted {name}.").format(name=view.name))
    return redirect(queue_address(request))
