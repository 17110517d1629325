"""What makes the site an app: its manifest, its service worker, and its page for when there is no network."""

import hashlib
import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

HOUR_S = 3600
WORKER = "portal/worker.js"
LOOKS = ("tokens", "base", "layout", "marks", "buttons", "panels", "utilities")
NEEDED = [
    *(f"kit/{look}.css" for look in LOOKS),
    "kit/img/favicon.svg",
    "kit/img/shweshwe.svg",
    "portal/offline.css",
    "portal/offline.js",
]
"""What the page for no network is made of; the worker keeps it, and nothing else."""


@require_safe
@cache_control(public=True, max_age=HOUR_S)
def manifest(request: HttpRequest) -> JsonResponse:
    words = {
        "id": "/",
        "name": "SayPro Classified",
        "short_name": "SayPro",
        "description": _("Classified ads where people talk."),
        "lang": "en-ZA",
        "dir": "auto",
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f6fa",
        "theme_color": "#283c93",
        "categories": ["shopping", "social"],
        "icons": [icon("icon-192.png", 192), icon("icon-512.png", 512), icon("icon-maskable-512.png", 512)],
        "shortcuts": [
            {"name": _("Messages"), "url": reverse("conversations:inbox")},
            {"name": _("Post an ad"), "url": reverse("listings:new")},
            {"name": _("Saved ads"), "url": reverse("listings:saved")},
        ],
    }
    return JsonResponse(words, content_type="application/manifest+json")


def icon(name: str, size: int) -> dict[str, str]:
    purpose = "maskable" if "maskable" in name else "any"
    return {
        "src": static(f"kit/img/{name}"),
        "sizes": f"{size}x{size}",
        "type": "image/png",
        "purpose": purpose,
    }


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """A new version whenever anything it keeps has another address; browsers ask for it again each time."""
    kept = [static(name) for name in NEEDED]
    version = hashlib.sha256(" ".join([static(WORKER), *kept]).encode()).hexdigest()[:16]
    facts = {"version": version, "offline": reverse("portal:offline"), "kept": kept}
    script = f"const FACTS = {json.dumps(facts)}\nimportScripts({json.dumps(static(WORKER))})\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_safe
@cache_control(no_cache=True)
def offline(request: HttpRequest) -> HttpResponse:
    """The same for everybody, since the browser keeps it: nothing of whoever asks for it stands in it."""
    return render(None, "portal/offline.html")
