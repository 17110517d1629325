"""Limits on how often somebody may do something, kept where every process sees them."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.core.internal import ratelimit
from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]


def throttled(rate: str, *, action: str) -> Callable[[View[R, P]], View[R, P]]:
    """Answer 429 beyond `rate`, written as allauth writes it: "60/1h/user", "100/1m/ip"."""

    def limit(view: View[R, P]) -> View[R, P]:
        @wraps(view)
        def limited(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not is_allowed(request, rate, action=action):
                return too_many(request)
            return view(request, *args, **kwargs)

        return limited

    return limit


def is_allowed(request: HttpRequest, rate: str, *, action: str) -> bool:
    """Whether this one may pass; counts it if so."""
    used = ratelimit.consume(request, app="saypro", action=action, config={action: rate}, limit_get=True)
    return used is not None


def too_many(request: HttpRequest) -> HttpResponse:
    response: HttpResponse = ratelimit.respond_429(request)
    return response
