"""Mail that waits for the office: what it says, and what becomes of it."""

from collections.abc import Callable

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_POST, require_safe

from saypro.helpdesk import access, actions
from saypro.helpdesk.models import InboundMail
from saypro.helpdesk.queries import Box, failing_mailbox, held_mails, letter_of
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.views.request import Request
from saypro.kit.paging import page_of

SIZE = 40
NEWEST = ("-received_at", "-pk")
QUIET = {"default-src": [NONE], "style-src": [SELF], "frame-ancestors": [SELF], "sandbox": True}


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    if not request.user.is_office:
        raise Http404
    asked = request.GET.get("box", "")
    box = Box(asked) if asked in Box.values else Box.HELD
    mails = held_mails(request.user, box, at=timezone.now())
    page = page_of(mails, request.GET.get("after", ""), by=NEWEST, size=SIZE)
    context = {"page": page, "box": box, "boxes": Box, "mailbox": failing_mailbox()}
    return render(request, "helpdesk/mails.html", context)


@require_safe
@login_required
def show(request: Request, pk: int) -> HttpResponse:
    return shown(request, access.inbound_mail_for(request.user, pk))


def shown(request: Request, mail: InboundMail, refusal: str = "") -> HttpResponse:
    context = {
        "mail": mail,
        "letter": letter_of(mail),
        "refusal": refusal,
        "is_open": mail.conversation is None,
        "with_pictures": "pictures" in request.GET,
        "as_sent": "as_sent" in request.GET,
        "address": request.POST.get("address", mail.sender),
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "helpdesk/mail.html", context, status=422 if refusal else 200)


@require_safe
@login_required
@xframe_options_sameorigin
def words(request: Request, pk: int) -> HttpResponseBase:
    """The mail as its sender dressed it, for a frame in which nothing acts; `pictures` fetches those."""
    letter = letter_of(access.inbound_mail_for(request.user, pk))
    wants = "pictures" in request.GET
    policy = {**QUIET, "img-src": ["data:", *(["https:", "http:"] if wants else [])]}
    context = {"markup": letter.dressed(with_pictures=wants)}
    return csp(policy)(lambda asked: render(asked, "helpdesk/mail_words.html", context))(request)


@require_POST
@login_required
def ticket(request: Request, pk: int) -> HttpResponse:
    """Make it a ticket of whoever wrote it."""
    done = _("It becomes a ticket now. You find it among the unassigned.")
    return decide(
        request, pk, done, lambda mail: actions.make_ticket(mail, by=request.user, at=timezone.now())
    )


@require_POST
@login_required
def member(request: Request, pk: int) -> HttpResponse:
    """Make it a ticket of the member with this `address`."""
    address, now = request.POST.get("address", ""), timezone.now()
    done = _("It becomes a ticket of this member now.")
    return decide(
        request, pk, done, lambda mail: actions.give_to_member(mail, address, by=request.user, at=now)
    )


@require_POST
@login_required
def discarding(request: Request, pk: int) -> HttpResponse:
    """Nothing comes of it, for a `reason`."""
    agent, now, reason = request.user, timezone.now(), request.POST.get("reason", "")
    done = _("Discarded. It stays in its box, and you can change your mind.")
    return decide(request, pk, done, lambda mail: actions.discard_mail(mail, reason, by=agent, at=now))


@require_POST
@login_required
def retry(request: Request, pk: int) -> HttpResponse:
    agent, now = request.user, timezone.now()
    done = _("We try again. It comes back here if it fails once more.")
    return decide(request, pk, done, lambda mail: actions.try_again(mail, by=agent, at=now))


def decide(request: Request, pk: int, done: str, act: Callable[[InboundMail], object]) -> HttpResponse:
    """Back to the list, or to the mail with the sentence why not."""
    mail = access.inbound_mail_for(request.user, pk)
    try:
        act(mail)
    except Refused as refused:
        return shown(request, mail, str(refused))
    messages.success(request, done)
    return redirect("helpdesk:mails")
