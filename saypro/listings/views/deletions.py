"""Taking an ad away."""

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
    """Delete it, or with `undo` bring it back."""
    listing = access.own_listing_even_deleted_for(request.user, ref)
    if "undo" in request.POST:
        return states.apply(request, listing, actions.restore_listing, _("Your ad is back."))
    address = reverse("listings:deletion", args=[ref])
    return states.apply(request, listing, actions.delete_listing, _("Your ad is deleted."), address)
