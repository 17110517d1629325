"""A person's public page: who they are and what they sell, and nothing that is theirs alone."""

import pytest
from django.test import Client

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.kit.assertions import assert_queries
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def seller() -> User:
    return a_person("Sipho Dlamini", town="durban", about="Weekend rider.", email="sipho@example.com")


def page_of(person: User, client: Client | None = None) -> str:
    return (client or Client()).get(person.get_absolute_url()).content.decode()


def test_everybody_sees_name_town_words_and_ads(seller: User) -> None:
    listing = a_listing(seller=seller)
    page = page_of(seller)
    for words in ("Sipho Dlamini", "Durban", "Weekend rider.", listing.title):
        assert words in page


def test_nobody_sees_the_address(seller: User) -> None:
    a_listing(seller=seller)
    for client in (Client(), signed_in_client(a_person())):
        assert "sipho@example.com" not in page_of(seller, client)


def test_a_page_for_members_is_not_there_for_strangers() -> None:
    person = a_person(audience="members")
    assert Client().get(person.get_absolute_url()).status_code == 404
    assert signed_in_client(a_person()).get(person.get_absolute_url()).status_code == 200


def test_a_closed_account_has_no_page() -> None:
    person = a_person(is_active=False)
    assert signed_in_client(a_person()).get(person.get_absolute_url()).status_code == 404


def test_search_engines_keep_out_where_asked() -> None:
    assert "noindex" in page_of(a_person(is_searchable=False))
    assert "noindex" not in page_of(a_person())


def test_words_with_markup_stay_words() -> None:
    page = page_of(a_person("<b>Bob</b>", about="<img src=x onerror=alert(1)>"))
    assert "<b>Bob" not in page
    assert "<img src=x" not in page


def test_the_page_costs_the_same_for_many_ads(seller: User) -> None:
    for _ in range(12):
        a_listing(seller=seller)
    client = signed_in_client(a_person())
    with assert_queries("a person", beside=__file__):
        client.get(seller.get_absolute_url())
