"""An address that mail came back from: its owner shows that it works again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from saypro.kit import throttle
from saypro.notifications import actions
from saypro.notifications.proving import person_proved
from saypro.notifications.views.request import Request

HOUR_S = 3600


@require_POST
@login_required
def create(request: Request) -> HttpResponse:
    """Send the link that shows whether mail arrives; 3 an hour."""
    if throttle.allow(f"address-proof:{request.user.pk}", 3, HOUR_S) is not None:
        messages.error(request, _("Three mails an hour are enough. Look in your mailbox, or try later."))
    else:
        actions.send_proof(request.user)
        messages.success(request, _("Sent. Press the button in that mail, and we write to you again."))
    return redirect("notifications:preferences")


@csrf_exempt  # the address is the secret, and its holder may be signed out
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What looks through mails follows links, so only the button on the page counts."""
    person = person_proved(token)
    if person is None:
        raise Http404
    is_done = request.method == "POST"
    if is_done:
        actions.confirm_address(person)
    return render(request, "notifications/address.html", {"is_done": is_done})
