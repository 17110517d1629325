"""The browsers that take a person's pushes."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.kit import throttle
from saypro.kit.agents import browser_named
from saypro.notifications import access, actions
from saypro.notifications.forms import BrowserForm
from saypro.notifications.views.request import Request

HOUR_S = 3600


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """From now on this browser takes pushes; 30 an hour."""
    if throttle.allow(f"browsers:{request.user.pk}", 30, HOUR_S) is not None:
        return HttpResponse(_("That was a lot in a short time. Try again in an hour."), "text/plain", 429)
    form = BrowserForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    actions.add_browser(
        request.user,
        **form.cleaned_data,
        name=browser_named(request.headers.get("User-Agent", "")),
        session_key=request.session.session_key or "",
    )
    messages.success(request, _("Pushes come to this browser from now on."))
    return HttpResponse(status=201)


@require_POST
@login_required
def destroy(request: Request, pk: int) -> HttpResponse:
    actions.remove_browser(access.browser_for(request.user, pk))
    messages.success(request, _("No more pushes there."))
    return redirect("notifications:preferences")


@require_POST
@login_required
def test(request: Request, pk: int) -> HttpResponse:
    """One push to that browser, to see that it arrives; 10 an hour."""
    browser = access.browser_for(request.user, pk)
    if throttle.allow(f"push-test:{request.user.pk}", 10, HOUR_S) is None:
        actions.try_push(browser)
        messages.success(request, _("A push is on its way there."))
    else:
        messages.error(request, _("Ten tries an hour are enough. Wait a little."))
    return redirect("notifications:preferences")
