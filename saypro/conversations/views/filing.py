"""Archiving, starring, muting and marking threads: one or many at once, each with a way back."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from saypro.accounts.models import User
from saypro.conversations import actions
from saypro.conversations.actions import Filed, Filing
from saypro.conversations.forms import FilingForm, MuteForm
from saypro.conversations.muting import mute_end
from saypro.conversations.places import FOR_GOOD
from saypro.conversations.views import threads
from saypro.conversations.views.request import Request

UNDO_S = 24 * 3600
UNDO = "conversations/undo.html"


@require_POST
@login_required
def archive(request: Request) -> HttpResponse:
    form = FilingForm(request.POST)
    if not form.is_valid():
        return refused(request, form)
    refs = form.cleaned_data["ref"]
    if form.is_on:
        words = ngettext("Archived.", "%(count)d conversations archived.", len(refs))
        return done(request, actions.archive(request.user, refs), words % {"count": len(refs)})
    words = ngettext("Back in your messages.", "%(count)d are back in your messages.", len(refs))
    return done(request, actions.unarchive(request.user, refs), words % {"count": len(refs)})


@require_POST
@login_required
def star(request: Request) -> HttpResponse:
    form = FilingForm(request.POST)
    if not form.is_valid():
        return refused(request, form)
    refs = form.cleaned_data["ref"]
    words = (
        ngettext("Starred.", "%(count)d conversations starred.", len(refs))
        if form.is_on
        else ngettext("Star removed.", "%(count)d stars removed.", len(refs))
    )
    filed = actions.star(request.user, refs, is_starred=form.is_on)
    return done(request, filed, words % {"count": len(refs)})


@require_POST
@login_required
def read(request: Request) -> HttpResponse:
    """Read with `on=1`; unread again, for oneself alone, with `on=0`."""
    form = FilingForm(request.POST)
    if not form.is_valid():
        return refused(request, form)
    refs = form.cleaned_data["ref"]
    if form.is_on:
        words = ngettext("Marked as read.", "%(count)d marked as read.", len(refs))
        return done(request, actions.mark_read(request.user, refs), words % {"count": len(refs)})
    words = ngettext("Marked as unread.", "%(count)d marked as unread.", len(refs))
    return done(request, actions.mark_unread(request.user, refs), words % {"count": len(refs)})


@require_POST
@login_required
def mute(request: Request) -> HttpResponse:
    form = MuteForm(request.POST)
    if not form.is_valid():
        return refused(request, form)
    refs = form.cleaned_data["ref"]
    if not form.is_on:
        return done(request, actions.unmute(request.user, refs), _("No longer muted."))
    until = mute_end(form.cleaned_data["length"], timezone.now(), request.user.zone)
    return done(request, actions.mute(request.user, refs, until=until), muted_words(until, request.user))


def muted_words(until: datetime | None, person: User) -> str:
    """Says exactly when it ends, where the person is."""
    if until is None or until >= FOR_GOOD:
        return _("Muted until you unmute it.")
    local = timezone.localtime(until, person.zone)
    return _("Muted until %(end)s.") % {"end": date_format(local, "l j F, H:i")}


@require_POST
@login_required
def undo(request: Request) -> HttpResponse:
    """Lead back to how things were filed; the form carries that, signed for this person."""
    try:
        filed = unpacked(request.user, request.POST.get("was", ""))
    except signing.BadSignature:
        return answered(request, _("That can no longer be undone."), status=422)
    actions.refile(request.user, filed)
    return answered(request, _("Undone."))


def done(request: Request, before: Filed, words: str) -> HttpResponse:
    """Say what was done, with a way back where something has changed."""
    return answered(request, words, packed(request.user, before) if before else "")


def answered(request: Request, words: str, was: str = "", *, status: int = 200) -> HttpResponse:
    """A toast alone for a script that asks for a part; else on the page one came from."""
    level = "success" if status == 200 else "error"
    context = {"words": words, "was": was, "next": way_back(request), "level": level}
    if request.htmx:
        return render(request, "conversations/toast.html", context, status=status)
    say = messages.success if status == 200 else messages.error
    say(request, render_to_string(UNDO, context, request))
    return redirect(way_back(request))


def refused(request: Request, form: Form) -> HttpResponse:
    """What was wrong, in a sentence, above the list it was chosen from."""
    words = " ".join(str(error) for errors in form.errors.values() for error in errors)
    if request.htmx:
        context = {"words": words, "level": "error"}
        return render(request, "conversations/toast.html", context, status=422)
    messages.error(request, words)
    return threads.index_page(request, status=422)


def way_back(request: Request) -> str:
    """Where the form was, if that is a page of ours; else the list."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/")
    return wanted if is_ours else "conversations:inbox"


def packed(person: User, filed: Filed) -> str:
    return signing.dumps([dumped(ref, was) for ref, was in filed.items()], salt=salt(person), compress=True)


def unpacked(person: User, was: str) -> Filed:
    """Raises BadSignature for what we did not sign for this person within the last day."""
    return dict(loaded(*row) for row in signing.loads(was, salt=salt(person), max_age=UNDO_S))


def dumped(ref: str, was: Filing) -> list[Any]:
    until = was.muted_until.isoformat() if was.muted_until else None
    return [ref, was.marked_seq, was.archived_seq, until, was.is_starred]


def loaded(
    ref: str, marked_seq: int | None, archived_seq: int | None, until: str | None, is_starred: bool
) -> tuple[str, Filing]:
    muted_until = datetime.fromisoformat(until) if until else None
    return ref, Filing(marked_seq, archived_seq, muted_until, is_starred)


def salt(person: User) -> str:
    return f"filing of {person.pk}"
