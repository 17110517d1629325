"""Mail sent on by a mail service: what Anymail can read and vouches for."""

from email.message import Message
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from saypro.helpdesk.actions import receive_mail
from saypro.helpdesk.models.inbound import Door

if TYPE_CHECKING:
    from anymail.webhooks.base import AnymailCoreWebhookView

NONSENSE = (ImproperlyConfigured, ValueError, TypeError, KeyError, AttributeError, IndexError)


@csrf_exempt
@require_http_methods(["POST", "HEAD"])
def mail(request: HttpRequest) -> HttpResponse:
    """Keep the mail, once however often: 403 for what the service has not signed, 400 for nonsense.

    There is no such address without `SAYPRO_MAIL_HOOK`. A service asks by HEAD whether it is there.
    """
    service = chosen_service()
    from anymail.exceptions import AnymailError, AnymailWebhookValidationFailure  # slow; few sites need it

    if request.method == "HEAD":
        return HttpResponse()
    try:
        service.run_validators(request)
        events = list(service.parse_events(request))
    except AnymailWebhookValidationFailure:
        return HttpResponse(status=403)
    except (AnymailError, *NONSENSE):
        return HttpResponse(status=400)
    for event in events:
        receive_mail(as_delivered(event.message, request), at=timezone.now(), door=Door.HOOK)
    return HttpResponse()


def chosen_service() -> "AnymailCoreWebhookView":
    """Raises Http404 where none is chosen; its secrets come from `SAYPRO_ANYMAIL`."""
    if not settings.MAIL_HOOK:
        raise Http404
    view: AnymailCoreWebhookView = import_string(settings.MAIL_HOOK)()
    return view


def as_delivered(message: Message, request: HttpRequest) -> bytes:
    """The mail with whom it was for; what cannot be written as one is kept as the service sent it."""
    try:
        raw = message.as_bytes()
    except Exception:  # a mail that breaks the library's writer must not be lost
        return request.body
    to = " ".join(str(getattr(message, "envelope_recipient", None) or "").split())
    return (f"Envelope-To: {to}\r\n".encode() if to else b"") + raw
