"""Ads in a real browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.testing import a_person
from saypro.kit.assertions import assert_in_nobodys_way
from saypro.listings.models import Listing
from saypro.listings.testing import a_category, a_listing, a_photo

from .conftest import a_picture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OpenPage = Callable[..., Page]


@pytest.mark.usefixtures("live_worker")
def test_an_ad_with_a_photo_is_posted(browser_page: OpenPage, tmp_path: Path) -> None:
    a_category()
    sipho = a_person("Sipho Dlamini", town="cape-town")
    picture = tmp_path / "bike.jpg"
    picture.write_bytes(a_picture(size=(1200, 900)).read())
    page = browser_page(sipho)
    page.goto("/ads/new/")
    page.get_by_label("Category").select_option("Bicycles")
    expect(page.get_by_label("Frame")).to_be_visible()
    page.get_by_label("Title").fill("Trek Marlin 7, size M")
    page.get_by_label("Price (R)").fill("14500")
    page.locator("input[type=file]").set_input_files(picture)
    expect(page.locator("[data-shot][data-state=ready]")).to_be_visible(timeout=30_000)
    expect(page.locator("[data-preview]")).to_contain_text("Trek Marlin 7, size M")
    page.get_by_role("button", name="Publish ad").click()
    expect(page.get_by_role("heading", name="Trek Marlin 7, size M")).to_be_visible()
    expect(page.get_by_alt_text("Photo 1 of 1")).to_be_visible()
    assert Listing.objects.get().cover


def test_an_ad_is_posted_without_scripts(browser_page: OpenPage) -> None:
    a_category()
    page = browser_page(a_person("Thandi Nkosi"), javascript=False)
    page.goto("/ads/new/")
    page.get_by_label("Category").select_option("Cars")
    page.get_by_role("button", name="Show its questions").click()
    page.get_by_label("Title").fill("Polo Vivo 2019")
    page.get_by_label("Town").select_option("Durban")
    page.get_by_label("Mileage (km)").fill("88000")
    page.get_by_role("button", name="Publish ad").click()
    expect(page.get_by_role("heading", name="Polo Vivo 2019")).to_be_visible()
    expect(page.locator(".specs")).to_contain_text("88\xa0000\xa0km")


def test_a_heart_fills_without_leaving_the_page_and_more_ads_are_added(browser_page: OpenPage) -> None:
    seller, buyer = a_person("Sipho Dlamini"), a_person("Lerato Mokoena")
    for number in range(30):
        a_listing(seller, title=f"Bike {number}")
    page = browser_page(buyer)
    page.goto("/ads/?category=bicycles")
    heart = page.get_by_role("button", name="Save Bike 29", exact=True)
    with page.expect_response("**/saving/"):
        heart.click()
    expect(heart).to_have_attribute("aria-pressed", "true")
    page.get_by_role("link", name="Show more ads").click()
    expect(page.locator("#cards > *")).to_have_count(30)
    page.goto("/saved/")
    expect(page.get_by_role("link", name="Bike 29")).to_be_visible()


def test_filters_are_a_sheet_on_a_phone(browser_page: OpenPage) -> None:
    a_listing(title="Sage couch", town="cape-town")
    a_listing(title="Yamaha guitar", town="durban")
    page = browser_page(width=390, height=844)
    page.goto("/ads/")
    page.get_by_role("link", name="Filters").click()
    page.get_by_role("checkbox", name="KwaZulu-Natal").check()
    page.get_by_role("button", name="Show ads").click()
    expect(page.get_by_role("heading", name="Yamaha guitar")).to_be_visible()
    expect(page.get_by_role("heading", name="Sage couch")).to_have_count(0)


def test_no_page_has_a_barrier(browser_page: OpenPage) -> None:
    seller, buyer = a_person("Sipho Dlamini", town="cape-town"), a_person("Lerato Mokoena")
    listing = a_listing(seller, details={"frame": "Medium", "year": 2023})
    for number in range(3):
        a_photo(listing, f"no-such-file-{number}")
    a_listing(seller, title="Another bike", state="reserved")
    address = listing.get_absolute_url()
    for person, pages in (
        (
            buyer,
            [
                "/",
                "/ads/?category=bicycles&from=1&province=wc",
                "/ads/?q=zzzqq",
                address,
                "/saved/",
                "/ads/new/",
            ],
        ),
        (seller, [address, "/my/ads/", f"/ads/{listing.ref}/edit/"]),
        (None, ["/", address]),
    ):
        page = browser_page(person)
        for each in pages:
            page.goto(each)
            assert_in_nobodys_way(page)
