"""Who may get which ad and photo."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client

from saypro.accounts.models import User
from saypro.listings import access, actions
from saypro.listings.models import Listing, Photo
from saypro.listings.testing import a_listing, a_photo

ADDRESSES = ("edit", "reservation", "sale", "deletion")


def test_everybody_reads_an_ad_until_it_is_deleted(listing: Listing, buyer: User) -> None:
    assert access.listing_for(AnonymousUser(), listing.ref) == listing
    actions.delete_listing(listing)
    with pytest.raises(Http404):
        access.listing_for(buyer, listing.ref)


def test_only_the_seller_gets_the_ad_to_change_it(listing: Listing, seller: User, buyer: User) -> None:
    assert access.own_listing_for(seller, listing.ref) == listing
    for stranger in (buyer, AnonymousUser()):
        with pytest.raises(Http404):
            access.own_listing_for(stranger, listing.ref)


def test_a_deleted_ad_is_the_sellers_only_to_bring_it_back(
    listing: Listing, seller: User, buyer: User
) -> None:
    actions.delete_listing(listing)
    with pytest.raises(Http404):
        access.own_listing_for(seller, listing.ref)
    assert access.own_listing_even_deleted_for(seller, listing.ref) == listing
    with pytest.raises(Http404):
        access.own_listing_even_deleted_for(buyer, listing.ref)


def test_a_photo_belongs_to_who_uploaded_it(listing: Listing, seller: User, buyer: User) -> None:
    photo = a_photo(listing, "key-of-a-photo")
    assert access.own_photo_for(seller, photo.ref) == photo
    for stranger in (buyer, AnonymousUser()):
        with pytest.raises(Http404):
            access.own_photo_for(stranger, photo.ref)


def test_photos_are_public_when_ready_and_gone_with_their_ad(listing: Listing) -> None:
    photo = a_photo(listing, "key-of-a-photo")
    waiting = Photo.objects.create(owner=listing.seller, listing=listing, key="not-yet-there")
    assert access.shown_photo(photo.key) == photo
    with pytest.raises(Http404):
        access.shown_photo(waiting.key)
    actions.delete_listing(listing)
    with pytest.raises(Http404):
        access.shown_photo(photo.key)


@pytest.mark.parametrize("page", ADDRESSES)
def test_a_stranger_changes_nothing_and_learns_nothing(page: str, listing: Listing, buying: Client) -> None:
    answers = {ref: buying.post(f"/ads/{ref}/{page}/") for ref in (listing.ref, "zzzzzzzzzz")}
    assert {answer.status_code for answer in answers.values()} == {404}
    listing.refresh_from_db()
    assert listing.state == Listing.State.LIVE


@pytest.mark.parametrize("page", ADDRESSES)
def test_who_is_not_signed_in_is_asked_to(page: str, listing: Listing, client: Client) -> None:
    answer = client.post(f"/ads/{listing.ref}/{page}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("page", ADDRESSES[1:])
def test_nothing_changes_by_reading(page: str, listing: Listing, selling: Client) -> None:
    assert selling.get(f"/ads/{listing.ref}/{page}/").status_code == 405


def test_another_persons_photo_does_not_come_along(
    selling: Client, buyer: User, listing: Listing, form_of: Callable[..., dict[str, str]]
) -> None:
    theirs = a_photo(a_listing(buyer), "key-of-theirs")
    selling.post(f"/ads/{listing.ref}/edit/", form_of(photo=theirs.ref))
    assert not listing.photos.exists()
    theirs.refresh_from_db()
    assert theirs.listing is not None, "it stays where it was"
    assert theirs.listing.seller == buyer
