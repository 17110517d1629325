"""Being away, and coming back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.accounts import actions
from saypro.accounts.forms import AwayForm
from saypro.accounts.views import messaging
from saypro.accounts.views.request import Request


@require_POST
@login_required
def update(request: Request) -> HttpResponse:
    form = AwayForm(request.POST, zone=request.user.zone)
    if not form.is_valid():
        return messaging.page(request, form, status=422)
    actions.go_away(request.user, at=timezone.now(), **form.cleaned_data)
    messages.success(request, _("You are away. Those you talk with can see it."))
    return redirect("accounts:messaging")


@require_POST
@login_required
def destroy(request: Request) -> HttpResponse:
    actions.come_back(request.user, at=timezone.now())
    messages.success(request, _("Welcome back."))
    return redirect("accounts:messaging")
