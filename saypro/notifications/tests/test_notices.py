"""The page of notices: one's own, the newest first, and read when one says so."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.kit.assertions import assert_queries
from saypro.notifications import actions, queries
from saypro.notifications.models import Notice

pytestmark = pytest.mark.django_db
PAGE, READINGS = "notifications:notices", "notifications:readings"


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def client(lerato: User) -> Client:
    return signed_in_client(lerato)


def a_notice(person: User, number: int = 1, **changes: Any) -> Notice:
    words = {"kind": "security", "title": f"News {number}.", "body": "", "url": f"/ads/{number}/"}
    at = timezone.now() + timedelta(seconds=number)
    notice = actions.tell(person.pk, **{**words, "event_id": number, "at": at, **changes})
    assert notice
    return notice


def test_the_newest_is_on_top_and_older_ones_a_page_away(client: Client, lerato: User) -> None:
    for number in range(22):
        a_notice(lerato, number)
    with assert_queries("notices", beside=__file__):
        page = client.get(reverse(PAGE))
    assert page.text.index("News 21.") < page.text.index("News 20.")
    assert "News 1." not in page.text
    assert "News 1." in client.get(reverse(PAGE), {"after": page.context["page"].next}).text


def test_nobody_sees_anothers(client: Client) -> None:
    a_notice(a_person("Thabo Nkosi"))
    page = client.get(reverse(PAGE))
    assert "News 1." not in page.text
    assert "Nothing so far" in page.text


def test_the_bell_counts_what_is_new_on_every_page(client: Client, lerato: User) -> None:
    a_notice(lerato, 1)
    a_notice(lerato, 2)
    assert "data-notice-count><span data-count>2</span>" in client.get("/").text
    assert client.get(reverse("notifications:unread")).json() == {"notices": 2}


def test_one_can_be_marked_as_read(client: Client, lerato: User) -> None:
    first, _second = a_notice(lerato, 1), a_notice(lerato, 2)
    answer = client.post(reverse(READINGS), {"ref": first.ref}, headers={"Accept": "text/html"})
    assert answer["Location"] == reverse(PAGE)
    assert queries.unread_notices(lerato) == 1


def test_what_is_about_the_open_page_is_read_with_it(client: Client, lerato: User) -> None:
    a_notice(lerato, 1, url="/ads/1/#offers")
    a_notice(lerato, 2, url="/ads/12/")
    assert client.post(reverse(READINGS), {"path": "/ads/1/"}).json() == {"notices": 1}


def test_all_can_be_marked_as_read(client: Client, lerato: User) -> None:
    other = a_person("Thabo Nkosi")
    for person in (lerato, other):
        a_notice(person)
    client.post(reverse(READINGS), headers={"Accept": "text/html"})
    assert (queries.unread_notices(lerato), queries.unread_notices(other)) == (0, 1)


def test_anothers_notice_cannot_be_marked(client: Client) -> None:
    other = a_person("Thabo Nkosi")
    foreign = a_notice(other)
    missing = client.post(reverse(READINGS), {"ref": "nothing"})
    refused = client.post(reverse(READINGS), {"ref": foreign.ref})
    assert (refused.status_code, missing.status_code) == (404, 404)
    assert queries.unread_notices(other) == 1


def test_words_of_others_stay_words(client: Client, lerato: User) -> None:
    a_notice(lerato, title="<script>alert(1)</script>", body="{{ 7|add:7 }}<img src=x onerror=alert(1)>")
    page = client.get(reverse(PAGE)).text
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "{{ 7|add:7 }}" in page
