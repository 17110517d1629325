"""The request of a signed-in person."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from saypro.accounts.models import User
from saypro.conversations.queries import Unread
from saypro.notifications.queries import Bell


class Request(HttpRequest):
    user: User
    htmx: HtmxDetails
    unread_counts: Unread
    bell: Bell
