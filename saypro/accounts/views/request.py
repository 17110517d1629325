"""The request of somebody signed in."""

from django.http import HttpRequest

from saypro.accounts.models import User


class Request(HttpRequest):
    user: User
