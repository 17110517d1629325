"""Moments are told by the clock of whoever looks."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models.functions import TruncDay
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from django.utils.formats import date_format

from saypro.accounts.models import User
from saypro.accounts.own_time import OwnTime

NIGHT = datetime(2026, 6, 13, 0, 30, tzinfo=UTC)


def told(person: Any, tell: Callable[[], Any]) -> Any:
    """What is told while a page is drawn for this person."""
    request = RequestFactory().get("/")
    request.user = person
    answers = []

    def page(_request: HttpRequest) -> HttpResponse:
        answers.append(tell())
        return HttpResponse()

    OwnTime(page)(request)
    return answers[0]


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        ("Africa/Johannesburg", "Sat 02:30"),
        ("America/New_York", "Fri 20:30"),
        ("Asia/Kathmandu", "Sat 06:15"),
        ("Nowhere/Atall", "Sat 02:30"),
    ],
)
def test_a_moment_is_told_in_ones_own_zone(zone: str, words: str) -> None:
    person = User(time_zone=zone)
    assert told(person, lambda: date_format(timezone.localtime(NIGHT), "D H:i")) == words


def test_strangers_are_told_the_house_s_time_and_nobody_s_time_stays() -> None:
    assert told(AnonymousUser(), lambda: timezone.localtime(NIGHT).hour) == 2
    told(User(time_zone="America/New_York"), lambda: None)
    assert timezone.localtime(NIGHT).hour == 2


def test_what_somebody_types_is_their_own_time() -> None:
    typed = told(User(time_zone="America/New_York"), lambda: timezone.make_aware(datetime(2026, 1, 5, 9)))
    assert typed == datetime(2026, 1, 5, 9, tzinfo=ZoneInfo("America/New_York"))


def test_nobody_is_looked_up_where_no_time_is_told() -> None:
    class Nosy:
        @property
        def user(self) -> User:
            raise AssertionError("looked up")

    assert OwnTime(lambda _request: HttpResponse("quiet"))(Nosy()).content == b"quiet"  # type: ignore[arg-type]


@pytest.mark.django_db
def test_the_database_reckons_days_by_the_same_clock(member: User) -> None:
    User.objects.filter(pk=member.pk).update(joined_at=NIGHT)
    day = told(
        User(time_zone="America/New_York"),
        lambda: User.objects.annotate(day=TruncDay("joined_at")).get(pk=member.pk).day,
    )
    assert day.date().isoformat() == "2026-06-12"
