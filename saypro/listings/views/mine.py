"""One's own ads."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from saypro.kit import slots
from saypro.listings import queries
from saypro.listings.models import Listing
from saypro.listings.views.request import Request

State = Listing.State
TABS = {
    "": (_("All"), (State.LIVE, State.RESERVED, State.SOLD)),
    "live": (_("Available"), (State.LIVE,)),
    "reserved": (_("Reserved"), (State.RESERVED,)),
    "sold": (_("Sold"), (State.SOLD,)),
    "deleted": (_("Deleted"), (State.DELETED,)),
}


@login_required
@require_safe
def index(request: Request) -> HttpResponse:
    """The person's ads, all but the deleted ones unless asked for."""
    chosen = request.GET.get("state", "")
    chosen = chosen if chosen in TABS else ""
    page = queries.own_listings(request.user, TABS[chosen][1], request.GET.get("after", ""))
    tabs = [(value, label, value == chosen) for value, (label, _states) in TABS.items()]
    notes = slots.gather("listings.mine.row", [listing.pk for listing in page.rows], request.user)
    rows = [(listing, notes.get(listing.pk, "")) for listing in page.rows]
    context = {"page": page, "rows": rows, "tabs": tabs, "chosen": chosen}
    return render(request, "listings/mine.html", context)
