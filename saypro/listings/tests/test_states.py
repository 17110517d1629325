"""The life of an ad."""

import pytest
from django.test import Client

from saypro.events.testing import recorded
from saypro.listings import actions, events
from saypro.listings.models import Listing
from saypro.listings.refusals import Refused


def press(client: Client, listing: Listing, noun: str, **fields: str) -> str:
    """What the page says after pressing the button."""
    answer = client.post(f"/ads/{listing.ref}/{noun}/", fields, follow=True)
    listing.refresh_from_db()
    return answer.content.decode()


def test_an_ad_is_reserved_and_released(selling: Client, listing: Listing) -> None:
    assert "Your ad is reserved." in press(selling, listing, "reservation")
    assert listing.state == "reserved"
    assert "Your ad is available again." in press(selling, listing, "reservation", undo="1")
    assert listing.state == "live"
    assert recorded(events.ListingReserved)
    assert recorded(events.ListingReleased)


def test_a_sold_ad_offers_to_be_unsold(selling: Client, listing: Listing) -> None:
    actions.reserve_listing(listing)
    page = press(selling, listing, "sale")
    assert "Your ad is marked as sold." in page
    assert "Undo" in page
    press(selling, listing, "sale", undo="1")
    assert listing.state == "reserved", "back to where it was"
    assert recorded(events.ListingSold)
    assert recorded(events.ListingRelisted)


def test_a_deleted_ad_can_be_brought_back(selling: Client, listing: Listing) -> None:
    assert "Your ad is deleted." in press(selling, listing, "deletion")
    assert selling.get(listing.get_absolute_url()).status_code == 404
    assert "Your ad is back." in press(selling, listing, "deletion", undo="1")
    assert listing.state == "live"
    assert recorded(events.ListingDeleted)
    assert recorded(events.ListingRestored)


def test_an_ad_deleted_after_it_was_sold_comes_back_as_sold_and_can_be_relisted(listing: Listing) -> None:
    for step in (actions.sell_listing, actions.delete_listing, actions.restore_listing):
        listing = step(listing)
    assert listing.state == "sold"
    assert actions.relist_listing(listing).state == "live"


@pytest.mark.parametrize(
    "step",
    [actions.reserve_listing, actions.sell_listing, actions.delete_listing],
    ids=lambda step: step.__name__,
)
def test_a_second_click_records_nothing(step: object, listing: Listing) -> None:
    assert callable(step)
    step(listing)
    step(listing)
    facts = [
        *recorded(events.ListingReserved),
        *recorded(events.ListingSold),
        *recorded(events.ListingDeleted),
    ]
    assert len(facts) == 1


def test_a_sold_ad_cannot_be_reserved(listing: Listing) -> None:
    actions.sell_listing(listing)
    with pytest.raises(Refused, match="This ad is sold now"):
        actions.reserve_listing(listing)


def test_a_refused_step_is_a_sentence_on_the_page(selling: Client, listing: Listing) -> None:
    actions.sell_listing(listing)
    assert "This ad is sold now." in press(selling, listing, "reservation")


def test_the_way_back_leads_nowhere_else(selling: Client, listing: Listing) -> None:
    for elsewhere in ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"):
        answer = selling.post(f"/ads/{listing.ref}/sale/", {"next": elsewhere})
        assert answer["Location"] == "/my/ads/"


def test_my_ads_are_told_apart_by_state(selling: Client, listing: Listing) -> None:
    actions.sell_listing(listing)
    assert listing.title in selling.get("/my/ads/").content.decode()
    assert listing.title in selling.get("/my/ads/?state=sold").content.decode()
    assert listing.title not in selling.get("/my/ads/?state=live").content.decode()
    assert selling.get("/my/ads/?state=__class__").status_code == 200


def test_a_buyer_sees_that_it_is_sold_and_no_box_to_write_in(buying: Client, listing: Listing) -> None:
    actions.sell_listing(listing)
    page = buying.get(listing.get_absolute_url()).content.decode()
    assert "This ad is sold." in page
    assert 'name="body"' not in page
