"""Limits on how often somebody may do something here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from saypro.kit import throttle
from saypro.kit.addresses import client_key

HOUR_S, MINUTE_S = 3600, 60


def may_upload(person_id: int) -> bool:
    """60 pictures an hour."""
    return throttle.allow(f"people-photo:{person_id}", 60, HOUR_S) is None


def may_judge(request: HttpRequest) -> bool:
    """240 looks at the password-meter:a minute from one address."""
    return throttle.allow(f"password-meter:{client_key(request)}", 240, MINUTE_S) is None


def too_many(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=429)
