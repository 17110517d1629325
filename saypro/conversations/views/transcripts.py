"""Keeping a conversation: as text at once, as PDF at once or a little later."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from saypro.conversations import access, queries
from saypro.conversations.actions.transcripts import ask_for_transcript
from saypro.conversations.forms import TranscriptForm
from saypro.conversations.models import Conversation, Transcript
from saypro.conversations.transcripts.head import title
from saypro.conversations.transcripts.pdf import AT_ONCE, MOST, transcript_pdf
from saypro.conversations.transcripts.text import text_pieces
from saypro.conversations.views.request import Request
from saypro.kit.filenames import clean_filename
from saypro.kit.streaming import streamed_text
from saypro.kit.throttle import allow
from saypro.kit.typesetting import NotSet

HOUR_S = 3600
LOOK_AGAIN_S = 2
log = logging.getLogger(__name__)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def create(request: Request, ref: str) -> HttpResponseBase:
    """Ask what to keep and how; or hand it over, or say where it will be."""
    conversation = access.conversation_for(request.user, ref)
    if request.method != "POST":
        return page(request, conversation, TranscriptForm())
    form = TranscriptForm(request.POST, zone=request.user.zone)
    if not form.is_valid():
        return page(request, conversation, form, status=422)
    if wait_s := allow(f"transcripts:{request.user.pk}", settings.TRANSCRIPTS_PER_HOUR, HOUR_S):
        return too_many(request, conversation, form, wait_s)
    if form.cleaned_data["kind"] == "text":
        pieces = text_pieces(conversation, request.user, form.span, timezone.now())
        return streamed_text(request, pieces, headers_of(request, conversation, "txt"))
    return pdf(request, conversation, form)


def pdf(request: Request, conversation: Conversation, form: TranscriptForm) -> HttpResponse:
    size = queries.measure(conversation, form.span)
    if size.characters > MOST:
        form.add_error(None, too_long(size.characters))
        return page(request, conversation, form, status=422)
    if size.characters > AT_ONCE:
        waiting = ask_for_transcript(conversation, request.user, form.span, size=size, at=timezone.now())
        return redirect("conversations:saved_transcript", waiting.ref)
    try:
        made = transcript_pdf(conversation, request.user, form.span, timezone.now())
    except NotSet:
        log.exception("A transcript could not be set")
        form.add_error(None, _("The PDF could not be made. Save the conversation as text instead."))
        return page(request, conversation, form, status=503)
    return HttpResponse(made, headers=headers_of(request, conversation, "pdf"))


@require_safe
@never_cache
@login_required
def show(request: Request, ref: str) -> HttpResponse:
    """How far a long one has come, and then the way to it; without scripts, the page asks again by itself."""
    transcript = access.transcript_for(request.user, ref)
    response = render(request, "conversations/saved_transcript.html", {"transcript": transcript})
    if transcript.state == Transcript.State.WAITING:
        response["Refresh"] = str(LOOK_AGAIN_S)
    return response


@require_safe
@never_cache
@login_required
def file(request: Request, ref: str) -> HttpResponse:
    transcript = access.transcript_for(request.user, ref)
    made = queries.pdf_of(transcript)
    if made is None:
        raise Http404
    return HttpResponse(made, headers=headers_of(request, transcript.conversation, "pdf"))


def page(
    request: Request, conversation: Conversation, form: TranscriptForm, *, status: int = 200
) -> HttpResponse:
    context = {"conversation": conversation, "form": form}
    return render(request, "conversations/transcript.html", context, status=status)


def too_many(request: Request, conversation: Conversation, form: TranscriptForm, wait_s: int) -> HttpResponse:
    again = timezone.now() + timedelta(seconds=wait_s)
    form.add_error(None, too_many_words(again, request))
    response = page(request, conversation, form, status=429)
    response["Retry-After"] = str(wait_s)
    return response


def too_many_words(again: datetime, request: Request) -> str:
    words = _("You have saved %(limit)d conversations within an hour. You can save the next one at %(time)s.")
    # the minute has not quite come at its beginning
    later = again.astimezone(request.user.zone) + timedelta(seconds=59)
    return words % {"limit": settings.TRANSCRIPTS_PER_HOUR, "time": date_format(later, "H:i")}


def too_long(characters: int) -> str:
    words = _(
        "That is too long for one PDF: about %(pages)d pages, and %(most)d is the most. "
        "Choose a shorter time below, or save it as text."
    )
    return words % {"pages": characters // PAGE, "most": MOST // PAGE}


PAGE = 2_000  # characters; what a page of talk holds, more or less


def headers_of(request: Request, conversation: Conversation, extension: str) -> dict[str, str]:
    today = date_format(timezone.now().astimezone(request.user.zone), "j F Y")
    name = clean_filename(f"{title(conversation, request.user)}, {today}", extension)
    kind = "application/pdf" if extension == "pdf" else "text/plain; charset=utf-8"
    return {
        "Content-Type": kind,
        "Content-Disposition": content_disposition_header(True, name) or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
