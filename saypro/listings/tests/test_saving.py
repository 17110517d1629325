"""Saved ads, and the count of who looked."""

from django.test import Client

from saypro.accounts.actions import mark_as_test
from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.listings import actions, queries
from saypro.listings.models import Listing


def test_a_heart_saves_and_forgets(buying: Client, buyer: User, listing: Listing) -> None:
    buying.post(f"/ads/{listing.ref}/saving/", {"wish": "save"})
    buying.post(f"/ads/{listing.ref}/saving/", {"wish": "save"})
    assert queries.saved_among(buyer, [listing]) == {listing.pk}
    assert queries.audience_of(listing).saves == 1
    assert listing.title in buying.get("/saved/").content.decode()
    buying.post(f"/ads/{listing.ref}/saving/", {"wish": "forget"})
    assert queries.saved_among(buyer, [listing]) == set()


def test_a_stranger_signs_in_and_finds_the_ad_again(client: Client, listing: Listing) -> None:
    answer = client.post(f"/ads/{listing.ref}/saving/", {"wish": "save"})
    assert answer["Location"].startswith("/account/login/?next=/ads/trek")


def test_saved_ads_are_each_persons_own(buyer: User, seller: User, selling: Client, listing: Listing) -> None:
    actions.save_listing(buyer, listing)
    assert "Nothing saved yet" in selling.get("/saved/").content.decode()


def test_a_deleted_ad_leaves_the_saved_ones(buyer: User, buying: Client, listing: Listing) -> None:
    actions.save_listing(buyer, listing)
    actions.delete_listing(listing)
    assert listing.title not in buying.get("/saved/").content.decode()


def test_an_address_counts_as_one_look_an_hour_and_the_seller_as_none(
    buying: Client, selling: Client, listing: Listing
) -> None:
    for client in (selling, buying, buying):
        assert client.post(f"/ads/{listing.ref}/sighting/").status_code == 204
    assert queries.audience_of(listing).views == 1


def test_our_office_and_test_accounts_are_no_audience(listing: Listing) -> None:
    tester = a_person("Thandi Tester")
    mark_as_test(tester, is_test=True, by=a_lead())
    for visitor in (tester, an_agent()):
        signed_in_client(visitor).post(f"/ads/{listing.ref}/sighting/")
    assert queries.audience_of(listing).views == 0
