"""The first message about an ad: begins a thread, or carries on the one there is."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from saypro.accounts.models import User
from saypro.conversations import actions, queries
from saypro.conversations.forms import MessageForm
from saypro.conversations.models import Conversation
from saypro.conversations.views import messages as posts
from saypro.conversations.views.lists import list_pane
from saypro.conversations.views.request import Request
from saypro.listings import access as listings
from saypro.listings.models import Listing

QUICK = (
    gettext_lazy("Is it still available?"),
    gettext_lazy("When can I come and see it?"),
    gettext_lazy("What is your best price?"),
    gettext_lazy("Can you deliver or courier it?"),
)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request: HttpRequest, ref: str) -> HttpResponse:
    """The empty thread with the ad beside it; a stranger's text waits until they have signed in."""
    if request.method == "POST" and not request.user.is_authenticated:
        request.session[kept(ref)] = body_of(request)
        return redirect_to_login(reverse("conversations:ask", args=[ref]))
    return asked(cast(Request, request), ref)


@login_required
def asked(request: Request, ref: str) -> HttpResponse:
    listing = listings.listing_for(request.user, ref)
    if listing.seller_id == request.user.pk:
        messages.error(request, _("This is your own ad. Buyers who write to you are in your messages."))
        return redirect(listing)
    if not listing.is_open and not queries.thread_about(listing, request.user):
        messages.error(request, _("This ad is sold, so it takes no new questions."))
        return redirect(listing)
    return store(request, listing) if request.method == "POST" else new(request, listing)


def new(request: Request, listing: Listing) -> HttpResponse:
    """The page to ask on, or the thread there already is."""
    text = request.session.pop(kept(listing.ref), "")
    if thread := queries.thread_about(listing, request.user):
        if text:
            actions.save_draft(thread, request.user, text)
        return redirect(thread)
    return page(request, listing, MessageForm(initial={"body": text}))


def store(request: Request, listing: Listing) -> HttpResponse:
    form = MessageForm({**request.POST.dict(), "body": body_of(request)}, request.FILES)
    try:
        thread = thread_for(request.user, listing, form)
    except actions.Refused as refused:
        return page(request, listing, posts.explain_unbegun(form, refused), status=422)
    try:
        posts.post(request, thread, form)
    except actions.Refused as refused:  # words and files wait in the thread
        return posts.shown_again(request, thread.ref, posts.explain(form, refused))
    return redirect(thread)


def thread_for(buyer: User, listing: Listing, form: MessageForm) -> Conversation:
    """The thread to say it in, or only to keep the form's files in.

    Raises Refused, before a thread is begun, for a form that is not valid and has no files.
    """
    if not (form.is_valid() or form.files):
        raise form.refused
    return actions.start_deal(buyer=buyer, listing=listing)


def page(request: Request, listing: Listing, form: MessageForm, *, status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"listing": listing, "other": listing.seller, "form": form, "quick": QUICK}
    return render(
        request,
        "conversations/question.html",
        {"pane": "thread", **list_pane(request), **context},
        status=status,
    )


def body_of(request: HttpRequest) -> str:
    """A quick question's own words, or what was typed."""
    return request.POST.get("quick") or request.POST.get("body", "")


def kept(ref: str) -> str:
    return f"question about {ref}"
