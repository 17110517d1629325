"""Blocking a person, and taking it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.accounts.models import User
from saypro.conversations import actions
from saypro.conversations.views.request import Request


@require_POST
@login_required
def update(request: Request, handle: str) -> HttpResponse:
    """Block with `blocked=1`, which is also what an empty form means; unblock with `blocked=0`."""
    other = get_object_or_404(User, handle=handle, is_active=True)
    if other == request.user or other.is_office:
        raise Http404
    words = {"name": other.first_name}
    if request.POST.get("blocked", "1") == "0":
        actions.unblock_person(request.user, other)
        messages.success(request, _("%(name)s can write to you again.") % words)
    else:
        actions.block_person(request.user, other)
        messages.success(request, _("You blocked %(name)s. Neither of you can write to the other.") % words)
    return redirect(back(request, other))


def back(request: Request, other: User) -> str:
    """Where the person came from, as long as that is a page of ours."""
    target = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if is_ours else other.get_absolute_url()
