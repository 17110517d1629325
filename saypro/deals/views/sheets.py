"""A sheet: a small page with one question, which a script may show as a dialog over the page it came from.

The script says so with the header X-Sheet, which names the path of that page. It gets an answer without a
body that says where to go next, and words to show; a browser without it gets a redirect.
"""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from saypro.deals.views.request import Request

FROM = "X-Sheet"


def sheet(request: Request, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    return render(request, f"deals/{template}.html", context, status=status)


def posted(request: Request) -> Any:
    """What was typed; None for somebody who only looks. An empty form that was sent counts as sent."""
    return request.POST if request.method == "POST" else None


def done(request: Request, url: str, words: str = "", *, ask: str = "") -> HttpResponse:
    """It is done: on to `url`, with a word about it; `ask` is a sheet to fill in before that."""
    came_from = request.headers.get(FROM)
    if came_from is None or came_from != url:
        _say(request, words)
    if came_from is None:
        return redirect(ask or url)
    headers = {
        "X-Sheet-Next": url,
        "X-Sheet-Ask": ask,
        "X-Sheet-Words": quote(words) if came_from == url else "",
    }
    return HttpResponse(status=204, headers=headers)


def _say(request: Request, words: str) -> None:
    if words:
        messages.success(request, words)
