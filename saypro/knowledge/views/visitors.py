"""Whose visit a request is, and whether it counts."""

import re
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from saypro.accounts.models import User
from saypro.kit.addresses import client_key
from saypro.kit.agents import is_robot
from saypro.kit.throttle import allow
from saypro.knowledge.visitor import Visitor

COOKIE = "helped"
TOKEN = re.compile(r"[\w-]{22}", re.ASCII)
DAY_S, HOUR_S = 24 * 3600, 3600
COUNTED_AN_HOUR = 300


def visitor_of(request: HttpRequest) -> Visitor:
    """Who is signed in, or the browser by a random token that it forgets when it is closed."""
    if isinstance(request.user, User):
        return Visitor(person_id=request.user.pk)
    token = request.COOKIES.get(COOKIE, "")
    return Visitor(token=token if TOKEN.fullmatch(token) else secrets.token_urlsafe(16))


def remember(response: HttpResponse, visitor: Visitor) -> HttpResponse:
    """Let a visitor who is not signed in come back as the same until the browser is closed."""
    if visitor.token:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(COOKIE, visitor.token, httponly=True, samesite="Lax", secure=secure)
    return response


def counts(request: HttpRequest, visitor: Visitor, what: str) -> bool:
    """Whether this is the visitor's first of it in a day: no robot, nobody of ours, nothing fetched ahead.

    One address counts for so much in an hour and no more, whatever tokens it shows.
    """
    return (
        is_somebody(request)
        and allow(f"help:{client_key(request)}", COUNTED_AN_HOUR, HOUR_S) is None
        and allow(f"help:{visitor.key}:{what}", 1, DAY_S) is None
    )


def is_somebody(request: HttpRequest) -> bool:
    person, headers = request.user, request.headers
    return (
        request.method == "GET"
        and not (isinstance(person, User) and person.is_left_out)
        and "prefetch" not in headers.get("Sec-Purpose", headers.get("Purpose", ""))
        and headers.get("Sec-Fetch-Dest", "document") in ("document", "empty")
        and not is_robot(headers.get("User-Agent", ""))
    )
