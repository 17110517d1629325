"""Moments on pages are told by the clock of whoever looks."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import cached_property
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from saypro.accounts.models import User


class OwnTime:
    """Middleware, inside that of sessions and sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(OwnZone(request)):
            return self.get_response(request)


class OwnZone(tzinfo):
    """The zone of the person who asks; who that is, is looked up only when a moment is told."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def zone(self) -> tzinfo:
        """The house's for those who are not signed in."""
        person = getattr(self.request, "user", None)
        return person.zone if isinstance(person, User) else timezone.get_default_timezone()

    def __str__(self) -> str:
        return str(self.zone)

    def fromutc(self, moment: datetime) -> datetime:
        return moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(self.zone)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        return self.zone.utcoffset(moment)

    def dst(self, moment: datetime | None) -> timedelta | None:
        return self.zone.dst(moment)

    def tzname(self, moment: datetime | None) -> str | None:
        return self.zone.tzname(moment)
