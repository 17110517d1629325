"""Keeping an ad for somebody."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.listings import access, actions
from saypro.listings.views import states
from saypro.listings.views.request import Request


@login_required
@require_POST
def update(request: Request, ref: str) -> HttpResponse:
    """Reserve it, or with `undo` no longer."""
    listing = access.own_listing_for(request.user, ref)
    if "undo" in request.POST:
        return states.apply(request, listing, actions.release_listing, _("Your ad is available again."))
    address = reverse("listings:reservation", args=[ref])
    return states.apply(request, listing, actions.reserve_listing, _("Your ad is reserved."), address)
