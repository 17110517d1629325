"""Whatever stands in an address behind its question mark, the page answers: nothing is a breakdown."""

import pytest
from django.test import Client

from saypro.accounts.testing import a_person, an_admin, signed_in_client
from saypro.conversations.testing import a_deal, say
from saypro.helpdesk.testing import a_ticket
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db

KEYS = """
    q text after older page sort order by group_by filter fields queue category priority channel segment
    team turn assignee role pane person kind since until period length figure key scope month quarter
    town province lane show ad price_min price_max condition seller radius state format view to seq seen
    score next done topic language
"""
VALUES = [
    "\x00",
    "-1",
    "9" * 400,
    "user__password",
    "-__class__",
    "\ud800",
    "[]",
    "x" * 3000,
    "2026-13-45",
]
PAGES = [
    "/",
    "/ads/",
    "/ads/new/",
    "/ads/questions/",
    "/help/",
    "/help/suggestions/",
    "/messages/",
    "/messages/rows",
    "/messages/search/",
    "/notices/",
    "/saved/",
    "/my/ads/",
    "/my/account/",
    "/my/reports/",
    "/office/",
    "/office/articles",
    "/office/calls/",
    "/office/figures/",
    "/office/help/",
    "/office/figures/all/",
    "/office/figures/custom/",
    "/office/figures/plans/",
    "/office/figures/reports/",
    "/office/figures/reviews/",
    "/office/figures/stretches/",
    "/office/mail/",
    "/office/new/",
    "/office/parked/",
    "/office/people/",
    "/office/reports/",
    "/office/safety/",
    "/office/search/",
    "/office/settings/audit/",
    "/office/settings/refusals/",
    "/office/surveys/",
    "/office/surveys/cases/",
    "/office/surveys/invitations/",
    "/office/surveys/themes/",
]


@pytest.fixture
def admin() -> Client:
    """Of the office, with something in every list."""
    admin = an_admin()
    say(a_deal(buyer=admin, listing=a_listing(seller=a_person())), admin)
    a_ticket()
    client = signed_in_client(admin)
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize("value", VALUES)
def test_every_key_of_every_page_takes_any_value(admin: Client, value: str) -> None:
    asked = {key: value.encode("utf-8", "surrogatepass") for key in KEYS.split()}
    broken = {page: status for page in PAGES if (status := admin.get(page, asked).status_code) >= 500}
    assert broken == {}


def test_the_pages_are_there(admin: Client) -> None:
    assert {page: admin.get(page).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)


@pytest.mark.parametrize("name", ["%00", "%ED%A0%80", "x" * 3000, "٣"])
def test_a_name_in_an_address_that_cannot_be_one_is_not_there(admin: Client, name: str) -> None:
    places = (
        "people/{}/",
        "office/people/{}/plan/",
        "office/{}/",
        "messages/{}/",
        "ads/x-{}/",
        "help/steps/{}/",
    )
    found = {place: admin.get("/" + place.format(name)).status_code for place in places}
    assert found == dict.fromkeys(places, 404)
    signed = ("files/open/{}", "s/{}/", "widget/history/{}/", "notices/stop/{}/", "notices/address/{}/")
    assert all(admin.get("/" + place.format(name)).status_code < 500 for place in signed)
