"""My devices: where I am signed in."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.accounts import access, actions
from saypro.accounts.views.request import Request


@login_required
@require_POST
def destroy(request: Request, pk: int) -> HttpResponse:
    actions.end_session(access.session_for(request.user, pk))
    messages.success(request, _("Signed out on that device."))
    return redirect("usersessions_list")
