"""Answering an offer, and taking one back."""

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from saypro.deals import access, actions, queries
from saypro.deals.forms import AcceptanceForm, OfferForm, WordForm
from saypro.deals.models import Offer
from saypro.deals.refusals import Refused
from saypro.deals.views.deals import ask_for_others
from saypro.deals.views.offers import about, made
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet

AnyForm = TypeVar("AnyForm", bound=forms.Form)
form_methods = require_http_methods(["GET", "HEAD", "POST"])


@login_required
@form_methods
def accept(request: Request, ref: str) -> HttpResponse:
    """Yes. The seller says whether the ad is kept, and is asked next for a word to the others."""
    offer = access.offer_for(request.user, ref)
    is_seller = request.user.pk == offer.seller_id
    keeps = queries.accepting_reserves(offer.listing)
    form = AcceptanceForm(posted(request), initial={"reserves": keeps})
    if form.is_valid():
        wanted = form.cleaned_data["reserves"] if is_seller else None
        try:
            actions.accept_offer(offer, by=request.user, at=timezone.now(), reserves=wanted)
            return accepted(request, offer, is_seller=is_seller)
        except Refused as refused:
            form.add_error(None, str(refused))
    return page(request, "accept", offer, form, {"is_seller": is_seller, "keeps": keeps})


def accepted(request: Request, offer: Offer, *, is_seller: bool) -> HttpResponse:
    ask = ask_for_others(offer.conversation) if is_seller else ""
    return done(request, offer.conversation.get_absolute_url(), _("Offer accepted."), ask=ask)


@login_required
@form_methods
def counter(request: Request, ref: str) -> HttpResponse:
    offer = access.offer_for(request.user, ref)
    form = OfferForm(posted(request))
    if form.is_valid():
        try:
            wish = form.wish()
            return made(request, actions.counter_offer(offer, wish, by=request.user, at=timezone.now()))
        except Refused as refused:
            form.add_error("price", str(refused))
    return page(request, "counter", offer, form)


@login_required
@form_methods
def decline(request: Request, ref: str) -> HttpResponse:
    """No, with a word if one likes."""

    def say_no(offer: Offer, form: WordForm) -> None:
        word = form.cleaned_data["word"]
        actions.decline_offer(offer, by=request.user, at=timezone.now(), word=word)

    return answer(request, ref, "decline", WordForm, say_no, _("Offer declined."))


@login_required
@form_methods
def withdraw(request: Request, ref: str) -> HttpResponse:
    def take_back(offer: Offer, form: forms.Form) -> None:
        actions.withdraw_offer(offer, by=request.user, at=timezone.now())

    return answer(request, ref, "withdraw", forms.Form, take_back, _("Offer taken back."))


def answer(
    request: Request,
    ref: str,
    template: str,
    kind: type[AnyForm],
    act: Callable[[Offer, AnyForm], None],
    words: str,
) -> HttpResponse:
    offer = access.offer_for(request.user, ref)
    form = kind(posted(request))
    if form.is_valid():
        try:
            act(offer, form)
            return done(request, offer.conversation.get_absolute_url(), words)
        except Refused as refused:
            form.add_error(None, str(refused))
    return page(request, template, offer, form)


def page(
    request: Request, template: str, offer: Offer, form: forms.Form, more: dict[str, Any] | None = None
) -> HttpResponse:
    context = {"offer": offer, "form": form, **about(offer), **(more or {})}
    return sheet(request, template, context, status=422 if form.is_bound else 200)
