"""What every answer of the house must carry, whatever it is."""

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

pytestmark = pytest.mark.django_db

CSP = {
    "default-src": "'self'",
    "img-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}


def plain_addresses(patterns=None, prefix="/"):
    """Every address without a changing part."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = str(pattern.pattern).lstrip("^").rstrip("$").replace(r"\Z", "")
        if "<" in route or "(" in route:
            continue
        if isinstance(pattern, URLResolver):
            yield from plain_addresses(pattern.url_patterns, prefix + route)
        elif isinstance(pattern, URLPattern):
            yield prefix + route


ADDRESSES = sorted(set(plain_addresses()))


def directives(response):
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


def check(response):
    assert directives(response) == CSP, "no inline script, no inline style, nothing from elsewhere"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "camera=()" in response["Permissions-Policy"]


def test_the_walk_finds_the_house():
    assert {"/robots.txt", "/account/login/", "/office/parked/"} <= set(ADDRESSES)


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_forbids_what_it_does_not_need(address):
    check(Client().get(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_holds_inline_scripts_styles_or_handlers(address):
    response = Client().get(address)
    if not response.get("Content-Type", "").startswith("text/html"):
        return
    page = response.content.decode()
    assert " style=" not in page
    assert " onclick=" not in page
    assert "<script>" not in page
    assert "<style" not in page


def test_even_errors_forbid_what_they_do_not_need(client, monkeypatch):
    check(client.get("/nothing/at/all/"))
    check(client.get("/theme/"))
    check(Client(enforce_csrf_checks=True).post("/theme/"))
    check(client.get("/robots.txt", headers={"host": "elsewhere.example"}))
