"""Somebody looked at an ad."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from saypro.accounts.models import User
from saypro.listings import access, actions
from saypro.listings.views.throttles import may_count


@require_POST
def create(request: HttpRequest, ref: str) -> HttpResponse:
    """Counted once an hour and address, never the seller, our office or test accounts; the page sends it, so
    robots do not count.
    """
    listing = access.listing_for(request.user, ref)
    visitor = request.user
    is_left_out = isinstance(visitor, User) and visitor.is_left_out
    if listing.seller_id != visitor.pk and not is_left_out and may_count(request, ref):
        actions.count_view(listing)
    return HttpResponse(status=204)
