"""The pages of ads: what they cost and what they say."""

import json
import re

from django.test import Client

from saypro.accounts.models import User
from saypro.kit.assertions import assert_queries
from saypro.listings import actions
from saypro.listings.models import Listing
from saypro.listings.testing import a_category, a_listing, a_photo


def some(seller: User, count: int = 30) -> Listing:
    for number in range(count):
        a_photo(a_listing(seller, title=f"Bike {number}"), "shared-key")
    return Listing.objects.order_by("pk")[0]


def test_lists_cost_the_same_however_many_ads_there_are(
    seller: User, buyer: User, selling: Client, buying: Client
) -> None:
    listing = some(seller)
    actions.save_listing(buyer, listing)
    for name, client, address in (
        ("home", buying, "/"),
        ("search", buying, "/ads/?category=bicycles&q=bike"),
        ("ad", buying, listing.get_absolute_url()),
        ("saved", buying, "/saved/"),
        ("mine", selling, "/my/ads/"),
        ("new", selling, "/ads/new/"),
    ):
        client.get(address)
        with assert_queries(name, beside=__file__):
            assert client.get(address).status_code == 200


def test_home_shows_the_ads_of_ones_own_province(buyer: User, buying: Client, client: Client) -> None:
    a_listing(title="Nearby bike", town="sandton")
    a_listing(title="Distant bike", town="durban")
    near = buying.get("/").content.decode()
    assert "Fresh in Gauteng" in near
    assert "Distant bike" not in near
    assert "Distant bike" in client.get("/").content.decode()


def test_home_stands_in_an_empty_house(client: Client, db: None) -> None:
    assert "No ads fit that yet" in client.get("/").content.decode()


def test_an_old_title_in_the_address_leads_to_the_ad(client: Client, listing: Listing) -> None:
    answer = client.get(f"/ads/an-old-title-{listing.ref}/")
    assert (answer.status_code, answer["Location"]) == (301, listing.get_absolute_url())


def test_the_page_says_everything_about_the_ad(client: Client, seller: User) -> None:
    listing = a_listing(
        seller, details={"frame": "Medium", "year": 2023}, description="See https://example.com/x."
    )
    page = client.get(listing.get_absolute_url()).content.decode()
    for words in (
        "R\xa014\xa0500",
        "Used, like new",
        "Medium",
        "2023",
        "Cape Town, Western Cape",
        "Sipho Dlamini",
        "E-mail confirmed",
        "Stay safe",
        'rel="noopener nofollow ugc"',
    ):
        assert words in page


def test_the_seller_gets_buttons_and_a_buyer_a_box_to_write_in(
    selling: Client, buying: Client, listing: Listing
) -> None:
    own, others = (client.get(listing.get_absolute_url()).content.decode() for client in (selling, buying))
    assert "Mark as sold" in own
    assert 'name="body"' not in own
    assert "Mark as sold" not in others
    assert f'action="/messages/about/{listing.ref}/"' in others


def test_machines_read_the_ad_and_nothing_breaks_out(client: Client, seller: User) -> None:
    listing = a_listing(seller, title="Bike</script><script>alert(1)</script>")
    page = client.get(listing.get_absolute_url()).content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    assert json.loads(found[1])["name"] == listing.title
    assert "<script>alert" not in page


def test_similar_ads_are_near_first_and_never_the_same(client: Client, listing: Listing) -> None:
    far = a_listing(title="Distant bike", town="durban")
    near = a_listing(title="Nearby bike", town="paarl")
    a_listing(title="Other kind", category="cars")
    others = client.get(listing.get_absolute_url()).context["others"]
    assert others == [near, far]


def test_the_tree_is_laid_once_and_kept_in_step(db: None) -> None:
    category = a_category("cars")
    assert actions.lay_categories() == 0
    category.name = "Old name"
    category.fields = []
    category.save()
    a_category("boats").delete()
    assert actions.lay_categories() == 1
    category.refresh_from_db()
    assert category.name == "Cars"
    assert category.fields[0]["key"] == "make"
    assert a_category("boats").root_path == category.root_path
