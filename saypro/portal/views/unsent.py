"""Mails that did not leave: the office sees why and sends them again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.notifications import actions
from saypro.portal.views.parked import require_office


@require_POST
@login_required
def retry(request: HttpRequest, mail: int) -> HttpResponse:
    require_office(request)
    if not actions.send_again(mail):
        raise Http404
    messages.success(request, _("The mail leaves now. It comes back here if it fails once more."))
    return redirect("portal:parked")
