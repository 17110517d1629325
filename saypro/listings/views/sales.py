"""Saying that an ad is sold."""

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
    """Call it sold, or with `undo` for sale after all."""
    listing = access.own_listing_for(request.user, ref)
    if "undo" in request.POST:
        return states.apply(request, listing, actions.relist_listing, _("Your ad is for sale again."))
    address = reverse("listings:sale", args=[ref])
    return states.apply(request, listing, actions.sell_listing, _("Your ad is marked as sold."), address)
