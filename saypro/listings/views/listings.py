"""The page of an ad, and the form to write one."""

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from saypro.accounts.queries import has_verified_address
from saypro.kit.text import linkify
from saypro.listings import access, actions, queries
from saypro.listings.forms.listing import initial_of
from saypro.listings.models import Listing, Photo
from saypro.listings.views.composer import Composer
from saypro.listings.views.facts import facts
from saypro.listings.views.machines import for_machines
from saypro.listings.views.request import Request

QUICK = (
    gettext_lazy("Is it still available?"),
    gettext_lazy("Can I see it this week?"),
    gettext_lazy("Can you courier it?"),
)


@require_safe
def show(request: HttpRequest, slug: str, ref: str) -> HttpResponse:
    listing = access.listing_for(request.user, ref)
    if request.path != listing.get_absolute_url():
        return redirect(listing, permanent=True)
    tree = queries.category_tree()
    others = queries.similar(listing)
    photos = list(listing.photos.all())
    context = {
        "listing": listing,
        "photos": [photo for photo in photos if photo.is_ready],
        "waiting": sum(photo.state == Photo.State.WAITING for photo in photos),
        "facts": facts(listing),
        "text": linkify(listing.description),
        "branch": tree.branch_of(listing.category),
        "audience": queries.audience_of(listing),
        "seller_numbers": queries.seller_numbers(listing.seller),
        "others": others,
        "saved": queries.saved_among(request.user, [listing, *others]),
        "client_id": uuid4(),
        "quick": QUICK,
        "is_verified": has_verified_address(listing.seller),
        **for_machines(listing),
        "is_own": listing.seller_id == request.user.pk,
    }
    return render(request, "listings/listing.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def compose(request: Request) -> HttpResponse:
    return create(request) if request.method == "POST" else new(request)


def new(request: Request) -> HttpResponse:
    initial = {"category": request.GET.get("category", ""), "town": request.user.town}
    return Composer(request, initial=initial).page()


def create(request: Request) -> HttpResponse:
    composer = Composer(request)
    if not composer.is_finished():
        return composer.page()
    listing = actions.post_listing(request.user, composer.form.wording(), composer.refs)
    messages.success(request, _("Your ad is live."))
    return redirect(listing)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: Request, ref: str) -> HttpResponse:
    listing = access.own_listing_for(request.user, ref)
    return update(request, listing) if request.method == "POST" else edit(request, listing)


def edit(request: Request, listing: Listing) -> HttpResponse:
    return Composer(request, listing, initial=initial_of(listing)).page()


def update(request: Request, listing: Listing) -> HttpResponse:
    composer = Composer(request, listing)
    if not composer.is_finished():
        return composer.page()
    listing = actions.change_listing(listing, composer.form.wording(), composer.refs)
    messages.success(request, _("Your changes are live."))
    return redirect(listing)
