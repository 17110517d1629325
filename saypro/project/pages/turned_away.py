"""The pages for requests that never reach Django's own: each says why, and what to do."""

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from csp.middleware import CSPMiddleware
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware
from django.utils.translation import gettext_lazy as _

from saypro.kit.headers import PermissionsPolicy
from saypro.kit.line import Full
from saypro.portal.views.errors import calm
from saypro.project import limits
from saypro.project.pages.bodies import BodyTooBig, BodyTooSlow

WORDS: dict[type[Exception], tuple[int, object, object]] = {
    Full: (
        503,
        _("Very many people are here at once"),
        _("Your messages and ads are safe. Try again in half a minute."),
    ),
    BodyTooBig: (
        413,
        _("That was too much at once"),
        _("One form may hold %(most)d MB. Send fewer or smaller pictures and files at a time."),
    ),
    BodyTooSlow: (
        408,
        _("That took too long to reach us"),
        _("Nothing was changed. Try again where the network is better."),
    ),
}
OUTERMOST = (SecurityMiddleware, CSPMiddleware, PermissionsPolicy, XFrameOptionsMiddleware)


def answer(scope: Mapping[str, Any], reason: Exception) -> HttpResponse:
    """A page with the headers that every page has; the connection closes behind it."""
    status, heading, advice = WORDS[type(reason)]

    def page(_request: HttpRequest) -> HttpResponse:
        response = calm(status, heading, str(advice) % {"most": limits.BODY_BYTES // limits.MB})
        response["Connection"] = "close"
        response["Retry-After"] = "30"
        return response

    view: Any = page
    for middleware in reversed(OUTERMOST):
        view = middleware(view)
    response: HttpResponse = view(ASGIRequest(dict(scope), BytesIO()))
    return response
