"""One's own ads."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

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
    return render(request, "listings/mine.html", {"page": page, "tabs": tabs, "chosen": chosen})
