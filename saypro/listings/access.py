"""The only way to get an ad or a photo for a person."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import User
from saypro.kit.withheld import withholds
from saypro.listings.models import Listing, Photo

Visitor = User | AnonymousUser
STILL_THERE = ~Q(state=Listing.State.DELETED)


def listing_for(person: Visitor, ref: str) -> Listing:
    """The ad, which everybody may read until it is deleted.

    Raises Http404 for a deleted ad and for one that never was, alike.
    """
    listings = Listing.objects.shown().select_related("seller", "category")
    return get_object_or_404(listings, ref=ref)


@withholds(Listing, still=STILL_THERE)
def own_listing_for(person: Visitor, ref: str) -> Listing:
    """The person's own ad, as long as it is not deleted. Raises Http404 otherwise."""
    listing = own_listing_even_deleted_for(person, ref)
    if listing.state == Listing.State.DELETED:
        raise Http404
    return listing


@withholds(Listing, still=STILL_THERE)
def own_listing_even_deleted_for(person: Visitor, ref: str) -> Listing:
    """The person's own ad, to take a deletion back. Raises Http404 otherwise."""
    if not isinstance(person, User):
        raise Http404
    return get_object_or_404(Listing.objects.of(person).select_related("seller", "category"), ref=ref)


@withholds(Photo)
def own_photo_for(person: Visitor, ref: str) -> Photo:
    """The person's own photo. Raises Http404 otherwise."""
    if not isinstance(person, User):
        raise Http404
    return get_object_or_404(Photo.objects.filter(owner=person).select_related("listing"), ref=ref)


def shown_photo(key: str) -> Photo:
    """The prepared photo behind a public address, until its ad is deleted. Raises Http404 otherwise."""
    photos = Photo.objects.filter(state=Photo.State.READY).exclude(listing__state=Listing.State.DELETED)
    photo = photos.filter(key=key).first()
    if photo is None:
        raise Http404
    return photo
