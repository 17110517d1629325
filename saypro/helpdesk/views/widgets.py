"""What the help button on other sites asks, from pages of the listed origins only; no cookie counts here."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from saypro.helpdesk import actions, queries
from saypro.helpdesk.actions import TooMany
from saypro.helpdesk.hours import is_open, next_opening
from saypro.helpdesk.models import WidgetKey, WidgetVisitor
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.widget.words import words
from saypro.helpdesk.words import moment
from saypro.kit.addresses import client_key

LARGEST = 20_000
Told = Mapping[str, Any]
Answer = Callable[[HttpRequest, WidgetKey, WidgetVisitor | None, Told], HttpResponse]


def for_widgets(view: Answer) -> Callable[[HttpRequest, str], HttpResponse]:
    """403 for foreign pages and tokens of others, 422 with a sentence for what is refused, never a page."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, key: str) -> HttpResponse:
        origin = origin_asking(request)
        found = queries.widget_key(key, origin)
        if found is None:
            return JsonResponse({"message": _("This site does not show our help.")}, status=403)
        answer = HttpResponse(status=204) if request.method == "OPTIONS" else asked(request, found, view)
        return allowing(answer, origin)

    return answered


def origin_asking(request: HttpRequest) -> str:
    """The origin of the page that asks; browsers do not name our own when it only reads."""
    own = request.headers.get("Sec-Fetch-Site") == "same-origin"
    return request.headers.get("Origin") or (f"{request.scheme}://{request.get_host()}" if own else "")


def asked(request: HttpRequest, key: WidgetKey, view: Answer) -> HttpResponse:
    told, token = told_by(request), token_of(request)
    visitor = queries.visitor_by_token(key, token) if token else None
    if told is None:
        return JsonResponse({"message": _("That could not be read.")}, status=400)
    if token and visitor is None:
        return JsonResponse(
            {"message": _("This conversation is not yours."), "code": "forgotten"}, status=403
        )
    try:
        return view(request, key, visitor, told)
    except TooMany as refused:
        return JsonResponse({"message": str(refused)}, status=429)
    except Refused as refused:
        return JsonResponse({"message": str(refused)}, status=422)


def allowing(answer: HttpResponse, origin: str) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = origin
    answer["Access-Control-Allow-Headers"] = "authorization, content-type"
    answer["Access-Control-Allow-Methods"] = "GET, POST"
    answer["Access-Control-Max-Age"] = "600"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "no-store"
    patch_vary_headers(answer, ["Origin"])
    return answer


def told_by(request: HttpRequest) -> Told | None:
    """The JSON object of a POST, {} of a GET; None for anything else."""
    if request.method == "GET":
        return {}
    if request.method != "POST" or request.content_type != "application/json" or len(request.body) > LARGEST:
        return None
    try:
        told = json.loads(request.body)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def token_of(request: HttpRequest) -> str:
    return request.headers.get("Authorization", "").removeprefix("Bearer ").strip()[:100]


@for_widgets
def status(request: HttpRequest, key: WidgetKey, visitor: WidgetVisitor | None, told: Told) -> HttpResponse:
    """Whether somebody is there, by when we answer, and the words of the button."""
    now, office = timezone.now(), queries.office_time()
    opening = next_opening(office, now)
    opens = date_format(timezone.localtime(opening), "l H:i") if opening else ""
    by = queries.promise_from(now)
    said = words(opens=opens, by=moment(by) if by else "")
    return JsonResponse({"is_open": is_open(office, now), "words": said})


@for_widgets
def messages(request: HttpRequest, key: WidgetKey, visitor: WidgetVisitor | None, told: Told) -> HttpResponse:
    """What was said since `after`; a POST says something, and the first gives the token to be known by."""
    if request.method == "POST":
        return say(request, key, visitor, told)
    after = request.GET.get("after", "")
    since = int(after) if after.isascii() and after.isdigit() and len(after) < 12 else 0
    lines = queries.lines_for(visitor, since) if visitor else []
    if visitor and lines:
        actions.read_through_widget(visitor, lines[-1].seq)
    said = [
        {"seq": one.seq, "mine": one.is_mine, "name": one.name, "body": one.body, "at": one.at.isoformat()}
        for one in lines
    ]
    return JsonResponse({"messages": said, "has_address": bool(visitor and visitor.contact.address)})


def say(request: HttpRequest, key: WidgetKey, visitor: WidgetVisitor | None, told: Told) -> HttpResponse:
    said = actions.say_through_widget(
        key,
        visitor,
        body=text(told, "body"),
        client_id=identity(told),
        address=client_key(request),
        at=timezone.now(),
    )
    return JsonResponse({"seq": said.seq, "token": said.token}, status=201)


@for_widgets
def address(request: HttpRequest, key: WidgetKey, visitor: WidgetVisitor | None, told: Told) -> HttpResponse:
    """Where answers go when the visitor has left."""
    known = require(visitor)
    actions.leave_address(known, name=text(told, "name"), address=text(told, "email"))
    return JsonResponse({"message": _("Thank you. Our answer comes by e-mail, too.")})


@for_widgets
def link(request: HttpRequest, key: WidgetKey, visitor: WidgetVisitor | None, told: Told) -> HttpResponse:
    """Mail the link to what was said."""
    if request.method != "POST":
        raise Refused(_("That could not be read."))
    actions.mail_history_link(require(visitor), at=timezone.now())
    return JsonResponse({"message": _("We have sent you the link.")})


def require(visitor: WidgetVisitor | None) -> WidgetVisitor:
    if visitor is None:
        raise Refused(_("Write to us first."))
    return visitor


def text(told: Told, name: str) -> str:
    value = told.get(name, "")
    return value.replace("\0", "") if isinstance(value, str) else ""


def identity(told: Told) -> UUID:
    try:
        return UUID(text(told, "client_id"))
    except ValueError:
        raise Refused(_("That could not be read.")) from None
