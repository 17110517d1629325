import re

import pytest

from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db


def frame(client):
    return client.get("/nothing/").content.decode()


def test_a_stranger_is_asked_in(client):
    page = frame(client)
    assert ">Sign in</a>" in page
    assert ">Join</a>" in page
    assert "account-menu" not in page


def test_a_member_finds_their_own_things_and_the_way_out():
    page = frame(signed_in_client(a_person("Lerato Mokoena")))
    assert "Your account, Lerato Mokoena" in page
    assert re.search(r'<form method="post" action="/account/logout/">', page)
    assert ">Sign in</a>" not in page


def test_only_the_office_is_shown_the_way_to_the_office():
    assert 'href="/office/"' not in frame(signed_in_client(a_person()))
    assert 'href="/office/"' in frame(signed_in_client(an_agent()))


def test_every_way_in_the_frame_leads_somewhere():
    page = frame(signed_in_client(an_agent()))
    assert 'href=""' not in page
    assert 'action=""' not in page


def test_the_office_can_be_reached_without_an_account(client):
    assert "mailto:info@saypro.online" in frame(client)


def test_a_stranger_costs_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        frame(client)


def test_a_member_costs_one_query_beside_knowing_who_they_are():
    client = signed_in_client(a_person())
    with assert_queries("the frame, signed in", beside=__file__):
        frame(client)


def test_search_engines_are_kept_from_what_is_private(client):
    rules = client.get("/robots.txt").content.decode()
    assert "Disallow: /messages/" in rules
    assert "Disallow: /ads/" not in rules
