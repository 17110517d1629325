"""One click stops mails, for whoever holds the mail; looking never does."""

import pytest
from django.test import Client
from django.urls import reverse

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.events.testing import recorded
from saypro.notifications import actions, queries
from saypro.notifications.events import PreferencesChanged
from saypro.notifications.stopping import EVERYTHING, Stop, stop_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


def link(person: User, group: str = "messages") -> str:
    return "/" + stop_url(Stop(person.pk, group)).split("/", 3)[3]


def is_mailed(person: User, group: str = "messages") -> bool:
    return group in queries.mailed_groups(person)


def test_a_mail_program_stops_them_with_one_click_and_without_a_session(lerato: User) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(link(lerato), {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert not is_mailed(lerato)
    [fact] = recorded(PreferencesChanged)
    assert (fact.turned_off, fact.by_mail) == (["messages:email"], True)


def test_a_program_that_follows_links_stops_nothing(lerato: User, client: Client) -> None:
    for method in (client.get, client.head):
        assert method(link(lerato)).status_code == 200
    assert is_mailed(lerato)
    assert client.put(link(lerato)).status_code == 405


def test_the_page_asks_says_what_was_stopped_and_takes_it_back(lerato: User, client: Client) -> None:
    assert "Stop e-mails about “Messages from members”?" in client.get(link(lerato)).text
    done = client.post(link(lerato))
    assert "No more e-mails about “Messages from members”" in done.text
    assert "These e-mails are stopped" in client.get(link(lerato)).text
    again = client.post(link(lerato), {"undo": done.context["undo"]})
    assert "We send these e-mails again" in again.text
    assert is_mailed(lerato)


def test_taking_back_a_stop_of_everything_turns_on_no_more_than_it_turned_off(
    lerato: User, client: Client
) -> None:
    actions.switch_mails(lerato, ["messages"], is_on=False)
    before = queries.mailed_groups(lerato)
    done = client.post(link(lerato, EVERYTHING))
    assert queries.mailed_groups(lerato) == {"security"}, "what guards the account cannot be stopped"
    client.post(link(lerato, EVERYTHING), {"undo": done.context["undo"]})
    assert queries.mailed_groups(lerato) == before


def test_an_undo_from_elsewhere_stops_again_and_turns_nothing_on(lerato: User, client: Client) -> None:
    thabo = a_person("Thabo Nkosi")
    foreign = client.post(link(thabo, "tips")).context["undo"]
    for undo in (foreign, "x", "1"):
        client.post(link(lerato), {"undo": undo})
        assert not is_mailed(lerato)


@pytest.mark.parametrize("token", ["x", "WzEsIm1lc3NhZ2VzIl0:1abc:sig", "a" * 3000])
def test_a_link_that_is_not_ours_leads_nowhere(client: Client, token: str) -> None:
    assert client.post(reverse("notifications:stop", args=[token])).status_code == 404


def test_the_page_names_nobody(lerato: User, client: Client) -> None:
    assert lerato.email not in client.get(link(lerato)).text
    assert "Lerato" not in client.get(link(lerato)).text
