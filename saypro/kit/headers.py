"""Headers that every answer carries."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.deprecation import MiddlewareMixin

POLICY = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"


class PermissionsPolicy(MiddlewareMixin):
    """Forbid the device's senses to every page: nothing here needs them."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        response["Permissions-Policy"] = POLICY
        return response
