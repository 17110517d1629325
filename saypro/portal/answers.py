"""Answers that Django would give without a word, given a page."""

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase, HttpResponseNotAllowed
from django.utils.deprecation import MiddlewareMixin

from saypro.portal.views import errors


class Explained(MiddlewareMixin):
    """405 gets a page; a database that is away makes 503, so that browsers and proxies know to come back."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        away = isinstance(exception, OperationalError | InterfaceError)
        return errors.away(request) if away else None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if not isinstance(response, HttpResponseNotAllowed) or not request.accepts("text/html"):
            return response
        page = errors.not_allowed(request)
        page["Allow"] = response["Allow"]
        return page
