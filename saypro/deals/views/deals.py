"""The deal of a thread: how it stands, sold to its buyer, called off."""

from collections.abc import Callable

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from saypro.conversations.models import Conversation
from saypro.deals import access, actions, queries
from saypro.deals.refusals import Refused
from saypro.deals.standing import standing_of
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet

PARTS = ("panel", "pin", "head", "tool")
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@require_safe
def show(request: Request, ref: str) -> HttpResponse:
    """All there is to know of the deal, on a page of its own."""
    thread = access.dealing_for(request.user, ref)
    return sheet(request, "deal", {"thread": thread, "listing": thread.listing, **standing(request, thread)})


@login_required
@require_safe
@never_cache
def panel(request: Request, ref: str) -> HttpResponse:
    """What stands beside the thread and above it, drawn again when a card in it changes."""
    thread = access.dealing_for(request.user, ref)
    return render(request, "deals/panel.html", {"parts": PARTS, **standing(request, thread)})


def standing(request: Request, thread: Conversation) -> dict[str, object]:
    return {"standing": standing_of(thread, request.user, timezone.now())}


@login_required
@form_methods
def sell(request: Request, ref: str) -> HttpResponse:
    """Sold to this buyer, or with `undo` not after all."""
    thread = access.selling_for(request.user, ref)
    if "undo" in request.POST:
        return act(request, thread, "sell", lambda: unsell(request, thread), _("Not sold after all."))

    def close() -> None:
        actions.close_deal(thread, by=request.user, at=timezone.now())

    return act(request, thread, "sell", close, _("Marked as sold."), asks_for_others=True)


def unsell(request: Request, thread: Conversation) -> None:
    if deal := queries.standing_deal(thread):
        actions.reopen_deal(deal, by=request.user, at=timezone.now())


@login_required
@form_methods
def call_off(request: Request, ref: str) -> HttpResponse:
    thread = access.dealing_for(request.user, ref)

    def end() -> None:
        if deal := queries.standing_deal(thread):
            actions.call_off(deal, by=request.user, at=timezone.now())

    return act(request, thread, "call_off", end, _("The deal is called off."))


def act(
    request: Request,
    thread: Conversation,
    template: str,
    change: Callable[[], None],
    words: str,
    *,
    asks_for_others: bool = False,
) -> HttpResponse:
    form = forms.Form(posted(request))
    if form.is_valid():
        try:
            change()
            ask = ask_for_others(thread) if asks_for_others else ""
            return done(request, thread.get_absolute_url(), words, ask=ask)
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"thread": thread, "listing": thread.listing, "form": form, **standing(request, thread)}
    return sheet(request, template, context, status=422 if form.is_bound else 200)


def ask_for_others(thread: Conversation) -> str:
    """Where to say a word to the others, "" when nobody else waits."""
    assert thread.listing is not None
    if not any(one.is_waiting for one in queries.others_wanting(thread.listing, timezone.now())):
        return ""
    return f"{reverse('deals:closing', args=[thread.listing.ref])}?thread={thread.ref}"
