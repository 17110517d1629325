"""Headers that every answer carries."""

from collections.abc import Awaitable, Callable

from asgiref.sync import iscoroutinefunction
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.decorators import sync_and_async_middleware

POLICY = "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"

Answer = Callable[[HttpRequest], HttpResponseBase]
AsyncAnswer = Callable[[HttpRequest], Awaitable[HttpResponseBase]]


@sync_and_async_middleware
def permissions_policy(answer: Answer | AsyncAnswer) -> Answer | AsyncAnswer:
    """Forbid the device's senses to every page: nothing here needs them."""
    if iscoroutinefunction(answer):

        async def later(request: HttpRequest) -> HttpResponseBase:
            response = await answer(request)
            response["Permissions-Policy"] = POLICY
            return response

        return later

    def now(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response["Permissions-Policy"] = POLICY
        return response

    return now
