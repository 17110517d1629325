"""The request of a signed-in person."""

from django.http import HttpRequest

from saypro.accounts.models import User


class Request(HttpRequest):
    user: User
