"""What we may send a person, by which ways, and when."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods

from saypro.notifications import actions, kinds, queries, texts
from saypro.notifications.forms import PreferencesForm, is_open
from saypro.notifications.kinds import TEXTS, Channel, Words
from saypro.notifications.models import Preferences
from saypro.notifications.pushing import public_key
from saypro.notifications.views.request import Request

NAMES: dict[str, Words] = {
    "app": pgettext_lazy("channel", "App"),
    "push": pgettext_lazy("channel", "Push"),
    "email": gettext_lazy("E-mail"),
    "sms": gettext_lazy("SMS"),
    "whatsapp": "WhatsApp",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One box of the table; a closed one cannot be changed."""

    name: str
    channel: Words
    is_on: bool
    is_open: bool


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request) -> HttpResponse:
    kept = queries.preferences_of(request.user)
    if request.method == "POST":
        return update(request, kept)
    return page(request, PreferencesForm.of(kept), kept)


def update(request: Request, kept: Preferences) -> HttpResponse:
    form = PreferencesForm.of(kept, request.POST)
    if not form.is_valid():
        return page(request, form, kept, status=422)
    actions.change_preferences(request.user, **form.wishes(shown_channels(request), kept))
    messages.success(request, _("Saved. We follow it from now on."))
    return redirect("notifications:preferences")


def page(request: Request, form: PreferencesForm, kept: Preferences, status: int = 200) -> HttpResponse:
    now, shown = timezone.now(), shown_channels(request)
    context = {
        "form": form,
        "kept": kept,
        "channels": [NAMES[channel] for channel in shown],
        "rows": [
            (group, cells(group, shown, form))
            for group in kinds.groups_in_use()
            if request.user.is_office or not group.is_for_office
        ],
        "held": queries.held_notices(request.user, now),
        "contacts": queries.contacts(request.user, now),
        "address": queries.paused_address(request.user),
        "browsers": queries.browsers_of(request.user),
        "are_texts_offered": bool(texts.offered()),
        "push_key": public_key(settings.PUSH_KEY),
        "section": "notifications",
    }
    return render(request, "notifications/preferences.html", context, status=status)


def shown_channels(request: Request) -> tuple[Channel, ...]:
    """Texts only for those who have proved a number."""
    proved = queries.proved_channels(request.user)
    return ("app", "push", "email", *(channel for channel in TEXTS if channel in proved))


def cells(group: kinds.NoticeGroup, shown: tuple[Channel, ...], form: PreferencesForm) -> list[Cell]:
    on = form["on"].value() or []
    return [
        Cell(
            name=f"{group.key}:{channel}",
            channel=NAMES[channel],
            is_on=channel in group.always or f"{group.key}:{channel}" in on,
            is_open=is_open(group, channel, shown),
        )
        for channel in shown
    ]
