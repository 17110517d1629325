"""Every mail and text the house sent, for whoever tries the demo."""

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from saypro.demo.access import mail_for_visitor, only_in_demo
from saypro.notifications import queries

LETTER = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": [SELF],
    "sandbox": ["allow-top-navigation-by-user-activation"],
}


@require_safe
@never_cache
@only_in_demo
def index(request: HttpRequest) -> HttpResponse:
    search, before = request.GET.get("q", "").strip(), request.GET.get("before", "")
    mails = list(queries.mails_for_mailbox(search, before=int(before) if is_number(before) else None))
    last = mails[-1].pk if len(mails) == queries.PAGE else None
    context = {
        "mails": mails,
        "texts": [] if before else list(queries.texts_for_mailbox(search)),
        "search": search,
        "before": before,
        "last": last,
    }
    return render(request, "demo/mailbox.html", context)


@require_safe
@never_cache
@only_in_demo
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, "demo/mail.html", {"mail": mail_for_visitor(pk)})


@require_safe
@never_cache
@only_in_demo
@csp(LETTER)  # type: ignore[arg-type]  # its types know only views without arguments
@xframe_options_sameorigin
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The mail's HTML as it was sent, with no script, no network and no origin; its links leave the frame."""
    html = mail_for_visitor(pk).html
    return HttpResponse(html.replace("<head>", '<head><base target="_top">', 1))


def is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19
