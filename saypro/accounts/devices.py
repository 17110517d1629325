"""Devices that know a person: a long-lived cookie with a mark for each who signed in there.

A mark is keyed, so nobody can make one up, and it says nothing of whose it is.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from saypro.accounts.models import User

COOKIE, PATH = "device", "/account/"
MOST, YEAR_S = 8, 365 * 24 * 3600


def knows(request: HttpRequest, person: User) -> bool:
    """Whether the person has signed in on this device before."""
    return any(constant_time_compare(mark, mark_of(person)) for mark in marks_in(request))


def remember(request: HttpRequest, response: HttpResponse, person: User) -> None:
    """From now on the device knows the person; of more than eight it forgets the one away for longest."""
    mine = mark_of(person)
    marks = [mine, *(mark for mark in marks_in(request) if mark != mine)][:MOST]
    response.set_cookie(
        COOKIE,
        ".".join(marks),
        max_age=YEAR_S,
        path=PATH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def marks_in(request: HttpRequest) -> list[str]:
    return [mark for mark in request.COOKIES.get(COOKIE, "").split(".") if mark][:MOST]


def mark_of(person: User) -> str:
    return salted_hmac("saypro.accounts.devices", str(person.pk), algorithm="sha256").hexdigest()[:32]
