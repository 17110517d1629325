"""Somebody looked at an ad."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from saypro.listings import access, actions
from saypro.listings.views.throttles import may_count


@require_POST
def create(request: HttpRequest, ref: str) -> HttpResponse:
    """Counted once an hour and address, never the seller; the page sends it, so robots do not count."""
    listing = access.listing_for(request.user, ref)
    if listing.seller_id != request.user.pk and may_count(request, ref):
        actions.count_view(listing)
    return HttpResponse(status=204)
