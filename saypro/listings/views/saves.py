"""Saved ads."""

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from saypro.accounts.models import User
from saypro.listings import access, actions, queries
from saypro.listings.views import states
from saypro.listings.views.request import Request


@login_required
@require_safe
def index(request: Request) -> HttpResponse:
    page = queries.saved_listings(request.user, request.GET.get("after", ""))
    listings = [save.listing for save in page.rows]
    saved = {listing.pk for listing in listings}
    return render(request, "listings/saved.html", {"page": page, "listings": listings, "saved": saved})


@require_POST
def update(request: HttpRequest, ref: str) -> HttpResponse:
    """Save the ad, or with `wish` "forget" no longer; a stranger signs in first and finds the ad again."""
    listing = access.listing_for(request.user, ref)
    if not isinstance(request.user, User):
        return redirect_to_login(listing.get_absolute_url())
    forget = request.POST.get("wish") == "forget"
    (actions.forget_listing if forget else actions.save_listing)(request.user, listing)
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return redirect(states.way_back(request) if "next" in request.POST else listing)
