"""The script of the help button, the history a link opens, and the keys of sites."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.models import WidgetKey
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request

SCRIPT = "helpdesk/widget.js"


@require_safe
def script(request: HttpRequest) -> HttpResponse:
    """For any page: what it may do there is decided by the key's origins."""
    answer = HttpResponse(source(), content_type="text/javascript; charset=utf-8")
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer["Cache-Control"] = "public, max-age=300"
    return answer


@cache
def source() -> str:
    path = finders.find(SCRIPT)
    if not isinstance(path, str):
        raise Http404
    return Path(path).read_text()


@require_safe
@never_cache
def history(request: HttpRequest, token: str) -> HttpResponse:
    """What was said, for whoever holds the link."""
    visitor = queries.visitor_by_link(token)
    if visitor is None:
        raise Http404
    context = {"lines": queries.lines_for(visitor), "key": visitor.key}
    answer = render(request, "helpdesk/widget_history.html", context)
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex"
    return answer


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """All keys; a POST makes a new one."""
    access.require_lead(request.user)
    refusal = kept(request, None) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect("helpdesk:widgets")
    context = {"keys": queries.widget_keys(), "refusal": refusal, "told": request.POST}
    return render(request, "helpdesk/settings/widgets.html", context, status=422 if refusal else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, pk: int) -> HttpResponse:
    key, told = access.widget_key_for(request.user, pk), request.POST
    refusal = kept(request, key) if request.method == "POST" else ""
    if request.method == "POST" and not refusal:
        return redirect("helpdesk:widgets")
    context = {
        "key": key,
        "base": settings.SITE_URL,
        "snippet": snippet(key),
        "refusal": refusal,
        "name": told.get("name", key.name),
        "origins": told.get("origins", "\n".join(key.origins)),
        "is_on": "is_on" in told if told else key.is_on,
    }
    return render(request, "helpdesk/settings/widget.html", context, status=422 if refusal else 200)


def snippet(key: WidgetKey) -> str:
    """The line for the pages of the site."""
    url = settings.SITE_URL + reverse("helpdesk:widget_script")
    return f'<script src="{url}" data-key="{key.ref}" async></script>'


def kept(request: Request, key: WidgetKey | None) -> str:
    """Save what was sent; the sentence why not, "" where it was."""
    told = request.POST
    try:
        actions.save_key(
            key,
            name=told.get("name", ""),
            origins=told.get("origins", "").split(),
            is_on=key is None or "is_on" in told,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refused:
        return str(refused)
    messages.success(request, _("Saved. It counts at once."))
    return ""
