"""A word to everybody else who wanted an ad: read, changed and sent by its seller."""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from saypro.deals import actions, queries, words
from saypro.deals.forms import KindnessForm
from saypro.deals.refusals import Refused
from saypro.deals.views.request import Request
from saypro.deals.views.sheets import done, posted, sheet
from saypro.listings import access as listings
from saypro.listings import queries as ads
from saypro.listings.models import Listing

SIMILAR = 3


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def create(request: Request, ref: str) -> HttpResponse:
    listing = listings.own_listing_for(request.user, ref)
    waiting = queries.others_wanting(listing, timezone.now())
    similar = ads.similar(listing, SIMILAR)
    notes = {one.conversation.ref: words.farewell(one, listing, similar) for one in waiting}
    form = KindnessForm(waiting, notes, posted(request), initial={"token": uuid4()})
    if form.is_valid():
        try:
            return done(request, way_on(request, listing), told(request, listing, form))
        except Refused as refused:
            form.add_error(None, str(refused))
    context = {"form": form, "listing": listing, "way_on": way_on(request, listing)}
    return sheet(request, "closing", context, status=422 if form.is_bound else 200)


def told(request: Request, listing: Listing, form: KindnessForm) -> str:
    """Send what was chosen, and say to how many."""
    farewells, token = form.farewells(), form.cleaned_data["token"]
    said = actions.tell_others(listing, farewells, by=request.user, token=token, at=timezone.now())
    if not said:
        return _("Nobody was written to.")
    return ngettext("%(count)d person was told.", "%(count)d people were told.", len(said)) % {
        "count": len(said)
    }


def way_on(request: Request, listing: Listing) -> str:
    """Back to the thread of the deal, or to the ad."""
    thread = listing.conversations.joined_by(request.user).filter(ref=request.GET.get("thread", "")).first()
    return reverse("conversations:thread", args=[thread.ref]) if thread else listing.get_absolute_url()
