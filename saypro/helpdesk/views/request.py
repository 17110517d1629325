"""The request of a signed-in person."""

from django.http import HttpRequest

from saypro.accounts.models import User


class Request(HttpRequest):
    user: User


def wants_json(request: Request) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"
