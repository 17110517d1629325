"""Where and when to meet."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from saypro.conversations.models import Conversation
from saypro.deals import access, actions, queries
from saypro.deals.calendars import calendar_of
from saypro.deals.forms import MeetingForm, NoteForm
from saypro.deals.models import Meeting
from saypro.deals.refusals import Refused
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet
from saypro.kit import places

form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@form_methods
def create(request: Request, ref: str) -> HttpResponse:
    """A first suggestion, or another one: what was agreed stands until the other side says yes to this."""
    thread = access.dealing_for(request.user, ref)
    standing = queries.agreed_meeting(thread, timezone.now())
    form = MeetingForm(posted(request), initial=first_words(request, standing))
    if form.is_valid():
        wish = form.rendezvous(request.user.zone)
        try:
            actions.suggest_meeting(thread, wish, by=request.user, at=timezone.now())
            return done(request, thread.get_absolute_url(), _("Suggestion sent."))
        except Refused as refused:
            form.add_error("day", str(refused))
    context = {"form": form, "standing_meeting": standing, "places": busy_places(thread)}
    return page(request, thread, "new_meeting", context, is_bad=form.is_bound)


def first_words(request: Request, standing: Meeting | None) -> dict[str, Any]:
    """What stands already; else tomorrow, in the early evening."""
    zone = request.user.zone
    when = standing.starts_at.astimezone(zone) if standing else tomorrow(timezone.localtime(timezone=zone))
    return {"place": standing.place if standing else "", "day": when.date(), "clock": when.time()}


def tomorrow(now: Any) -> Any:
    return (now + timedelta(days=1)).replace(hour=17, minute=30, second=0, microsecond=0)


def busy_places(thread: Conversation) -> list[str]:
    """Kinds of places where there are always people, in the town of the ad."""
    town = {"town": places.town_name(thread.listing.town) if thread.listing else ""}
    return [
        _("Shopping centre, %(town)s") % town,
        _("Police station, %(town)s") % town,
        _("Petrol station, %(town)s") % town,
        _("Coffee shop, %(town)s") % town,
        _("Library, %(town)s") % town,
    ]


@login_required
@require_safe
def show(request: Request, ref: str) -> HttpResponse:
    """One meeting by itself, with what may be done about it."""
    meeting = access.meeting_for(request.user, ref)
    return meeting_page(request, meeting, "meeting", forms.Form())


@login_required
@form_methods
def agree(request: Request, ref: str) -> HttpResponse:
    return answer(request, ref, "agree", actions.agree_meeting, _("You are meeting."))


@login_required
@form_methods
def decline(request: Request, ref: str) -> HttpResponse:
    return answer(request, ref, "decline_meeting", actions.decline_meeting, _("You said no."))


@login_required
@form_methods
def cancel(request: Request, ref: str) -> HttpResponse:
    return answer(request, ref, "cancel_meeting", actions.cancel_meeting, _("The meeting is cancelled."))


@login_required
@require_POST
def note(request: Request, ref: str) -> HttpResponse:
    """On my way, late, nobody came."""
    meeting, form = access.meeting_for(request.user, ref), NoteForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.note_meeting(
                meeting, said["kind"], by=request.user, at=timezone.now(), minutes=said["minutes"]
            )
            return done(request, meeting.conversation.get_absolute_url())
        except Refused as refused:
            form.add_error(None, str(refused))
    return meeting_page(request, meeting, "meeting", form)


@login_required
@require_safe
def calendar(request: Request, ref: str) -> HttpResponse:
    """The event as calendars should have it now, also from the address of an earlier time."""
    meeting = queries.newest_of_event(access.meeting_for(request.user, ref))
    file = calendar_of(meeting, request.user, request.user.zone)
    headers = {"Content-Disposition": 'attachment; filename="meeting.ics"'}
    return HttpResponse(file, content_type="text/calendar; charset=utf-8", headers=headers)


def answer(request: Request, ref: str, template: str, act: Callable[..., None], words: str) -> HttpResponse:
    meeting, form = access.meeting_for(request.user, ref), forms.Form(posted(request))
    if form.is_valid():
        try:
            act(meeting, by=request.user, at=timezone.now())
            return done(request, meeting.conversation.get_absolute_url(), words)
        except Refused as refused:
            form.add_error(None, str(refused))
    return meeting_page(request, meeting, template, form)


def meeting_page(request: Request, meeting: Meeting, template: str, form: forms.Form) -> HttpResponse:
    at = timezone.now()
    notes = [kind for kind in ("on_way", "late", "no_show") if actions.may_note(meeting, kind, at)]
    context = {
        "meeting": meeting,
        "form": form,
        "state": meeting.state_at(at),
        "notes": notes,
        "late_minutes": actions.LATE_MINUTES,
        "other": meeting.other_side(request.user),
    }
    return page(request, meeting.conversation, template, context, is_bad=form.is_bound)


def page(
    request: Request, thread: Conversation, template: str, context: dict[str, Any], *, is_bad: bool
) -> HttpResponse:
    whole = {"thread": thread, "listing": thread.listing, **context}
    return sheet(request, template, whole, status=422 if is_bad else 200)
