"""Writing an ad with a plain form."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.events.testing import recorded, run_reactions
from saypro.listings.events import ListingChanged, ListingPosted
from saypro.listings.models import Listing, Photo

from .conftest import a_picture

Form = Callable[..., dict[str, Any]]


def test_a_plain_form_posts_an_ad(selling: Client, seller: User, form_of: Form) -> None:
    answer = selling.post("/ads/new/", form_of())
    listing = Listing.objects.get()
    assert answer.status_code == 302
    assert answer["Location"] == listing.get_absolute_url()
    assert (listing.seller, listing.title, listing.price.amount) == (seller, "Trek Marlin 7", Decimal(14500))
    assert (listing.town, listing.province) == ("cape-town", "wc")
    assert listing.details == {"year": 2023, "handover": "Collect only"}
    assert [fact.listing_id for fact in recorded(ListingPosted)] == [listing.pk]


def test_photos_come_along_with_the_form_and_the_first_is_the_cover(selling: Client, form_of: Form) -> None:
    uploads = [a_picture("one.jpg"), a_picture("two.png", kind="PNG")]
    selling.post("/ads/new/", form_of(uploads=uploads))
    run_reactions()
    listing = Listing.objects.get()
    first, second = listing.photos.all()
    assert first.is_ready
    assert second.is_ready
    assert listing.cover == first.key
    assert listing.cover_url in selling.get("/ads/").content.decode()


def test_an_ad_without_a_price_says_so(selling: Client, form_of: Form) -> None:
    answer = selling.post("/ads/new/", form_of(price=""), follow=True)
    assert Listing.objects.get().price is None
    assert "Price on request" in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Give your ad a title."),
        ("title", "  \u202e !!! ", "Give your ad a title with words in it."),
        ("title", "x" * 91, "at most 90 characters"),
        ("price", "-5", "That is not a price."),
        ("price", "NaN", "That is not a price."),
        ("price", "1e9", "That is not a price."),
        ("price", "99999999999999999", "That is not a price."),
        ("town", "atlantis", "Select a valid choice."),
        ("category", "vehicles", "Select a valid choice."),
        ("category", "", "Choose where people should look for it."),
        ("a.year", "soon", "Use digits only."),
        ("a.year", "99999", "less than or equal to 2030"),
        ("a.handover", "By drone", "Select a valid choice."),
        ("condition", "stolen", "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_beside_the_field(
    field: str, value: str, sentence: str, selling: Client, form_of: Form
) -> None:
    answer = selling.post("/ads/new/", form_of(**{field: value}))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Listing.objects.exists()


def test_fields_that_nobody_asked_for_change_nothing(
    selling: Client, buyer: User, listing: Listing, form_of: Form
) -> None:
    extra = {
        "seller": buyer.pk,
        "state": "sold",
        "ref": "aaaaaaaaaa",
        "price_currency": "USD",
        "posted_at": "1999-01-01",
    }
    selling.post(f"/ads/{listing.ref}/edit/", form_of(**extra))
    changed = Listing.objects.get()
    assert (changed.seller, changed.state, changed.ref) == (listing.seller, "live", listing.ref)
    assert str(changed.price.currency) == "ZAR"
    assert changed.posted_at == listing.posted_at


def test_editing_records_only_what_changed(selling: Client, listing: Listing, form_of: Form) -> None:
    selling.post(f"/ads/{listing.ref}/edit/", form_of())
    assert recorded(ListingChanged)[0].fields == ["condition", "description", "details", "title"]
    selling.post(f"/ads/{listing.ref}/edit/", form_of())
    assert len(recorded(ListingChanged)) == 1, "the same words again are no change"


def test_the_form_shows_what_the_ad_says(selling: Client, form_of: Form) -> None:
    selling.post("/ads/new/", form_of())
    page = selling.get(f"/ads/{Listing.objects.get().ref}/edit/").content.decode()
    for words in ('value="Trek Marlin 7"', 'value="14500"', 'value="2023"', "Serviced in March."):
        assert words in page


def test_a_category_can_be_looked_at_without_scripts(selling: Client, form_of: Form) -> None:
    answer = selling.post("/ads/new/", form_of(category="cars", look="1"))
    assert answer.status_code == 200
    assert "Mileage" in answer.content.decode()
    assert not Listing.objects.exists()


def test_photos_are_moved_and_removed_without_scripts(selling: Client, form_of: Form) -> None:
    selling.post("/ads/new/", form_of(uploads=[a_picture(), a_picture(), a_picture()]))
    listing = Listing.objects.get()
    one, two, three = (photo.ref for photo in listing.photos.all())
    edit = f"/ads/{listing.ref}/edit/"
    page = selling.post(edit, form_of(photo=[one, two, three], move=f"up:{three}")).content.decode()
    assert page.index(f'data-shot="{three}"') < page.index(f'data-shot="{two}"')
    selling.post(edit, form_of(photo=[three, one]))
    assert [photo.ref for photo in listing.photos.all()] == [three, one]
    assert not Photo.objects.filter(ref=two).exists()


def test_an_eleventh_photo_is_one_too_many(selling: Client, form_of: Form) -> None:
    answer = selling.post("/ads/new/", form_of(uploads=[a_picture() for _number in range(11)]))
    assert answer.status_code == 422
    assert "An ad holds ten photos." in answer.content.decode()


def test_the_questions_of_a_category_are_a_fragment(selling: Client, form_of: Form) -> None:
    fragment = selling.get(
        "/ads/questions/", {"category": "flats-to-rent", "a.bedrooms": "2"}
    ).content.decode()
    assert 'value="2"' in fragment
    assert "Pets allowed" in fragment
    assert "Condition" not in fragment, "nobody asks whether a flat is new or used"
