"""Making an offer: on an ad, or in the thread about it."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from saypro.conversations import queries as threads
from saypro.conversations.models import Conversation
from saypro.deals import access, actions, queries
from saypro.deals.forms import OfferForm
from saypro.deals.models import Offer
from saypro.deals.refusals import Refused
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet
from saypro.kit.times import span
from saypro.listings import access as listings
from saypro.listings.models import Listing


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create_on_ad(request: Request, ref: str) -> HttpResponse:
    """The first offer of a buyer begins their thread."""
    listing = listings.listing_for(request.user, ref)
    if listing.seller_id == request.user.pk:
        messages.error(request, _("This is your own ad. Offers on it are in your messages."))
        return redirect(listing)
    if thread := threads.thread_about(listing, request.user):
        return create_in(request, thread)
    form = OfferForm(posted(request))
    if form.is_valid():
        try:
            offer = actions.offer_on_ad(listing, form.wish(), by=request.user, at=timezone.now())
            return made(request, offer)
        except Refused as refused:
            form.add_error("price", str(refused))
    return page(request, form, listing)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: Request, ref: str) -> HttpResponse:
    return create_in(request, access.dealing_for(request.user, ref))


def create_in(request: Request, thread: Conversation) -> HttpResponse:
    """What waits for an answer comes first: nobody offers past an open offer."""
    assert thread.listing is not None
    form = OfferForm(posted(request))
    if not form.is_bound and (open_one := queries.open_offer(thread, timezone.now())):
        return redirect(open_one)
    if form.is_valid():
        try:
            offer = actions.make_offer(thread, form.wish(), by=request.user, at=timezone.now())
            return made(request, offer)
        except Refused as refused:
            form.add_error("price", str(refused))
    return page(request, form, thread.listing, thread)


@login_required
@require_safe
def show(request: Request, ref: str) -> HttpResponse:
    """One offer by itself, with what may be done about it."""
    offer = access.offer_for(request.user, ref)
    return sheet(request, "offer", {"offer": offer, **about(offer)})


def about(offer: Offer) -> dict[str, Any]:
    """What every sheet about an offer shows."""
    at = timezone.now()
    return {"thread": offer.conversation, "listing": offer.listing, "state": offer.state_at(at)}


def made(request: Request, offer: Offer) -> HttpResponse:
    words = {"name": offer.receiver.first_name, "span": span(offer.lapses_at - offer.made_at)}
    said = _("Offer sent. %(name)s has %(span)s to answer.") % words
    return done(request, offer.conversation.get_absolute_url(), said)


def page(
    request: Request, form: OfferForm, listing: Listing, thread: Conversation | None = None
) -> HttpResponse:
    is_for_sale = listing.state == Listing.State.LIVE and queries.takes_offers(listing)
    context = {
        "form": form,
        "listing": listing,
        "thread": thread,
        "is_for_sale": is_for_sale,
        "span": span(timedelta(hours=settings.OFFER_HOURS)),
    }
    return sheet(request, "new_offer", context, status=422 if form.is_bound else 200)
