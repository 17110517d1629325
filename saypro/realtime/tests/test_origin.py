"""Only pages of this very site open sockets."""

from typing import Any

import pytest

from saypro.realtime.origin import is_ours

OURS = [
    ("http://localhost:8700", "localhost:8700"),
    ("http://localhost", "localhost"),
    ("http://localhost", "localhost:80"),
    ("https://localhost", "localhost"),
    ("https://localhost", "localhost:443"),
    ("http://127.0.0.1:8700", "127.0.0.1:8700"),
    ("http://[::1]:8700", "[::1]:8700"),
    ("https://ads.example", "localhost:8700"),
    ("https://ads.example", "ads.example"),
]
FOREIGN = [
    "https://elsewhere.example",
    "null",
    "",
    "file://",
    "localhost:8700",
    "//localhost:8700",
    "http://localhost:8701",
    "http://localhost",
    "https://localhost",
    "ftp://localhost:8700",
    "http://localhost:8700.elsewhere.example",
    "http://localhost.elsewhere.example:8700",
    "http://elsewhere.example/localhost:8700",
    "http://elsewhere.example?localhost:8700",
    "http://elsewhere.example#@localhost:8700",
    "http://localhost:8700@elsewhere.example",
    "http://somebody@localhost:8700",
    "http://localhost:8700/",
    "http://xn--lcalhost-ub4d:8700",
    "http://lоcalhost:8700",
    "http://localhost\u3002elsewhere:8700",
    "http://localhost:99999",
    "http://localhost:eight",
    "http://[localhost:8700",
    "http://localhost :8700",
    "http://localhost:8700 http://elsewhere.example",
]


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.SITE_URL = "https://ads.example"
    settings.ALLOWED_HOSTS = ["ads.example", "localhost", "127.0.0.1", "[::1]"]


def asking(*origins: str, host: str = "localhost:8700") -> dict[str, Any]:
    named = [(b"origin", origin.encode("utf-8")) for origin in origins]
    return {"headers": [(b"host", host.encode()), *named]}


@pytest.mark.parametrize(("origin", "host"), OURS)
def test_our_own_pages_may(origin: str, host: str) -> None:
    assert is_ours(asking(origin, host=host))


@pytest.mark.parametrize("origin", FOREIGN)
def test_other_pages_may_not(origin: str) -> None:
    assert not is_ours(asking(origin))


def test_nobody_may_who_hides_where_they_come_from() -> None:
    assert not is_ours(asking())
    assert not is_ours(asking("http://localhost:8700", "https://elsewhere.example"))


def test_a_name_that_is_not_ours_leads_nowhere_though_it_leads_here() -> None:
    assert not is_ours(asking("http://elsewhere.example:8700", host="elsewhere.example:8700"))
