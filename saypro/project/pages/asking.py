"""Who is asking, as far as one must know to treat many alike."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.cookie import parse_cookie

from saypro.kit.addresses import home_of

MOST_KNOWN = 50_000
Asker = tuple[str, str]


class Members:
    """The sessions lately seen to be somebody's: anybody can invent cookies, and be many with them."""

    def __init__(self) -> None:
        self.known: dict[str, None] = {}

    def remember(self, request: HttpRequest) -> None:
        """Called after the answer; asks nothing that the answer did not ask."""
        user = getattr(request, "_cached_user", None)
        if user is not None and user.is_authenticated and (key := request.COOKIES.get(cookie())):
            self.known.pop(key, None)
            self.known[key] = None
            if len(self.known) > MOST_KNOWN:
                del self.known[next(iter(self.known))]

    def asker(self, scope: Mapping[str, Any]) -> Asker:
        """A member by their session, anybody else by their home's address."""
        key = session_in(scope)
        if key in self.known:
            return "member", key
        return "home", home_of(scope["client"][0] if scope.get("client") else "")


def session_in(scope: Mapping[str, Any]) -> str:
    """The session's key in the cookies of a request or handshake, "" when there is none."""
    lines = [value.decode("latin-1") for name, value in scope["headers"] if name == b"cookie"]
    return str(parse_cookie("; ".join(lines)).get(cookie(), ""))


def cookie() -> str:
    return str(settings.SESSION_COOKIE_NAME)
