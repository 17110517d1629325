"""The request of a signed-in person."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from saypro.accounts.models import User


class Request(HttpRequest):
    user: User
    htmx: HtmxDetails
