"""The request of a signed-in person."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from saypro.accounts.models import User
from saypro.conversations.queries import Unread


class Request(HttpRequest):
    user: User
    htmx: HtmxDetails
    unread_counts: Unread
