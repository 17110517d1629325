"""Finding ads."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.listings import actions, queries
from saypro.listings.forms import asked
from saypro.listings.models import Listing
from saypro.listings.testing import a_category, a_listing

STRINGS = Path(__file__).parents[4] / "shared/data/strings/blns.json"


def titles(client: Client, **query: Any) -> list[str]:
    answer = client.get("/ads/", query)
    assert answer.status_code == 200
    return [listing.title for listing in answer.context["results"].found.rows]


@pytest.fixture
def some_ads(seller: User) -> None:
    ads: list[dict[str, Any]] = [
        {"title": "Café racer bicycle", "price": Decimal(900), "town": "cape-town", "condition": "good"},
        {"title": "Mountain bike", "price": Decimal(14500), "town": "pretoria", "condition": "new"},
        {
            "title": "Toyota Hilux",
            "category": "bakkies",
            "price": Decimal(289000),
            "town": "paarl",
            "details": {"fuel": "Diesel", "year": 2019, "canopy": True},
        },
        {
            "title": "Isuzu bakkie",
            "category": "bakkies",
            "price": Decimal(99000),
            "town": "durban",
            "details": {"fuel": "Petrol", "year": 2008, "canopy": False},
        },
        {"title": "Boer goats", "category": "livestock", "price": None, "town": "upington"},
    ]
    for age, fields in enumerate(ads):
        a_listing(seller, posted_at=timezone.now() - timedelta(hours=age), description="", **fields)


@pytest.mark.usefixtures("some_ads")
def test_the_newest_ad_comes_first(client: Client) -> None:
    assert titles(client)[:2] == ["Café racer bicycle", "Mountain bike"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "bicycles"}, ["Café racer bicycle"]),
        ({"q": "cafe"}, ["Café racer bicycle"]),
        ({"q": "BIKE -mountain"}, []),
        ({"q": "toyota or isuzu", "sort": "new"}, ["Toyota Hilux", "Isuzu bakkie"]),
        ({"category": "vehicles"}, ["Toyota Hilux", "Isuzu bakkie"]),
        ({"category": "bicycles", "province": "gp"}, ["Mountain bike"]),
        ({"province": ["gp", "kzn"]}, ["Mountain bike", "Isuzu bakkie"]),
        ({"town": "paarl"}, ["Toyota Hilux"]),
        ({"from": "R 1 000", "to": "100000"}, ["Mountain bike", "Isuzu bakkie"]),
        ({"condition": "new"}, ["Mountain bike"]),
        ({"category": "bakkies", "a.fuel": "Diesel"}, ["Toyota Hilux"]),
        ({"category": "bakkies", "a.year.from": "2010"}, ["Toyota Hilux"]),
        ({"category": "bakkies", "a.year.to": "2010"}, ["Isuzu bakkie"]),
        ({"category": "bakkies", "a.canopy": "yes"}, ["Toyota Hilux"]),
        ({"category": "vehicles", "sort": "cheap"}, ["Isuzu bakkie", "Toyota Hilux"]),
        ({"category": "vehicles", "sort": "dear"}, ["Toyota Hilux", "Isuzu bakkie"]),
    ],
    ids=str,
)
@pytest.mark.usefixtures("some_ads")
def test_a_question_finds(query: dict[str, Any], expected: list[str], client: Client) -> None:
    assert titles(client, **query) == expected


@pytest.mark.usefixtures("some_ads")
def test_a_misspelt_word_finds_what_comes_closest_and_says_so(client: Client) -> None:
    answer = client.get("/ads/", {"q": "bicicle racer"})
    assert [listing.title for listing in answer.context["results"].found.rows] == ["Café racer bicycle"]
    assert "These come closest." in answer.content.decode()


@pytest.mark.usefixtures("some_ads")
def test_what_nobody_sells_is_an_empty_page_with_a_way_on(client: Client) -> None:
    page = client.get("/ads/", {"q": "zzzzqqq"}).content.decode()
    assert "No ads fit that yet" in page
    assert "Show all ads" in page


@pytest.mark.usefixtures("some_ads")
def test_an_ad_without_a_price_comes_last_either_way(client: Client) -> None:
    assert titles(client, sort="cheap")[-1] == "Boer goats"
    assert titles(client, sort="dear")[-1] == "Boer goats"


@pytest.mark.usefixtures("some_ads")
def test_sold_and_deleted_ads_are_found_nowhere(client: Client) -> None:
    actions.sell_listing(Listing.objects.get(title="Toyota Hilux"))
    actions.delete_listing(Listing.objects.get(title="Isuzu bakkie"))
    assert titles(client, category="vehicles") == []
    assert titles(client, q="hilux") == []


@pytest.mark.usefixtures("some_ads")
def test_every_filter_can_be_taken_away(client: Client) -> None:
    query = {
        "q": "hilux",
        "category": "bakkies",
        "province": "wc",
        "from": "1",
        "to": "999999",
        "a.fuel": "Diesel",
    }
    chips = client.get("/ads/", query).context["chips"]
    assert [chip.label for chip in chips] == [
        "“hilux”",
        "Bakkies & trucks",
        "Western Cape",
        "From R\xa01",
        "Up to R\xa0999\xa0999",
        "Diesel",
    ]
    assert "province" not in chips[2].address
    assert "a.fuel=Diesel" in chips[2].address


@pytest.mark.usefixtures("some_ads")
def test_a_province_is_counted_as_if_it_were_not_chosen(client: Client) -> None:
    results = client.get("/ads/", {"province": "gp"}).context["results"]
    assert {option.value: option.count for option in results.provinces if option.number.count} == {
        "gp": "1",
        "wc": "2",
        "kzn": "1",
        "nc": "1",
    }
    assert results.count == "1"


@pytest.mark.parametrize("sort", ["new", "cheap", "dear", "fit"])
def test_paging_shows_every_ad_once(sort: str, seller: User, client: Client) -> None:
    same_moment = timezone.now()
    for number in range(60):
        a_listing(seller, title=f"Bike {number}", price=Decimal(number % 3), posted_at=same_moment)
    seen: list[str] = []
    after = ""
    while True:
        found = client.get("/ads/", {"q": "bike", "sort": sort, "after": after}).context["results"].found
        seen += [listing.title for listing in found.rows]
        after = found.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 60


def test_a_price_that_cannot_be_read_is_said_and_left_out(listing: Listing, client: Client) -> None:
    answer = client.get("/ads/", {"from": "cheap"})
    assert "We could not read that price." in answer.content.decode()
    assert answer.context["results"].count == "1"


NONSENSE = {
    "sort": "user__password",
    "category": "__class__",
    "province": "a) OR 1=1",
    "town": "\x00",
    "from": "1e400",
    "to": "NaN",
    "condition": "seller__password",
    "after": "WzFd",
    "a.year.from": "' or 1=1",
    "q": "a\x00b",
}


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_in_an_address_is_ignored(name: str, listing: Listing, client: Client) -> None:
    for category in ("", "bicycles"):
        assert client.get("/ads/", {"category": category, name: NONSENSE[name]}).status_code == 200


@pytest.mark.skipif(not STRINGS.exists(), reason=f"no naughty strings at {STRINGS}")
def test_naughty_strings_are_only_questions(listing: Listing) -> None:
    tree = queries.category_tree()
    for string in json.loads(STRINGS.read_text()):
        data = QueryDict(mutable=True)
        data.update(dict.fromkeys(("q", "sort", "after", "from", "to", "province", "town"), string))
        wish = asked(data, tree)
        assert isinstance(queries.found(wish.search, wish.after).rows, list)


@pytest.mark.skipif(not STRINGS.exists(), reason=f"no naughty strings at {STRINGS}")
def test_naughty_strings_as_titles_are_only_words(seller: User, client: Client) -> None:
    strings = [string for string in json.loads(STRINGS.read_text()) if "\x00" not in string]
    category = a_category()
    Listing.objects.bulk_create(
        Listing(
            seller=seller,
            category=category,
            title=string[:90],
            description=string,
            town="paarl",
            province="wc",
        )
        for string in strings
    )
    after, seen = "", 0
    while True:
        answer = client.get("/ads/", {"after": after})
        assert_harmless(answer.content.decode())
        found = answer.context["results"].found
        seen, after = seen + len(found.rows), found.next
        if not after:
            break
    assert seen == len(strings)
    for listing in Listing.objects.filter(title__contains="<")[:12]:
        assert_harmless(client.get(listing.get_absolute_url()).content.decode())


def assert_harmless(page: str) -> None:
    """No string has become an element of the page; ours load no inline script and no such pictures."""
    for opening in ("<script>", "<img src=x", "<svg onload", "<svg/onload", "<iframe", '<a href="javascript'):
        assert opening not in page.lower()


def test_too_many_searches_are_asked_to_wait(listing: Listing, client: Client, settings: Any) -> None:
    settings.SEARCHES_PER_MINUTE = 3
    answers = [client.get("/ads/", {"q": "bike"}) for _number in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert "Wait a minute" in answers[-1].content.decode()
    assert client.get("/ads/", {"category": "bicycles"}).status_code == 200, "browsing goes on"
