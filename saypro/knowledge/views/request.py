"""A request of somebody who is signed in."""

from django.http import HttpRequest

from saypro.accounts.models import User


class Request(HttpRequest):
    user: User
