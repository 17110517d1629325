"""How the seller of an ad wants to deal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from saypro.deals import actions
from saypro.deals.views.request import Request
from saypro.listings import access as listings


@require_POST
@login_required
def update(request: Request, ref: str) -> HttpResponse:
    """Accepting an offer keeps the ad with `reserves=1`, and does not with `reserves=0`."""
    listing = listings.own_listing_for(request.user, ref)
    wanted = request.POST.get("reserves") == "1"
    actions.set_accepting_reserves(listing, wanted)
    on, off = _("Accepting an offer reserves this ad."), _("Accepting an offer leaves this ad available.")
    messages.success(request, on if wanted else off)
    return redirect(listing)
