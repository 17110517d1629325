"""The page where people say what they want to be told, when, and how often."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent, signed_in_client
from saypro.events.testing import recorded
from saypro.kit.assertions import assert_queries
from saypro.notifications import actions, queries
from saypro.notifications.events import PreferencesChanged
from saypro.notifications.models import Preferences

pytestmark = pytest.mark.django_db
PAGE = "notifications:preferences"
AS_IT_IS = {
    "on": ["messages:push", "messages:email", "tips:app"],
    "pace_email": "at_once",
    "pace_push": "at_once",
    "daily_hour": "8",
    "is_quiet": "on",
    "quiet_from": "21:00",
    "quiet_to": "07:00",
    "budget": "3",
}


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


def test_what_is_for_the_office_stands_on_no_members_page(lerato: User) -> None:
    shown = {
        person: "You are named, or follow them"
        in signed_in_client(person).get(reverse(PAGE)).content.decode()
        for person in (lerato, an_agent())
    }
    assert list(shown.values()) == [False, True]


@pytest.fixture
def client(lerato: User) -> Client:
    return signed_in_client(lerato)


def save(client: Client, **changes: Any) -> Any:
    return client.post(reverse(PAGE), {**AS_IT_IS, **changes})


def test_the_page_shows_the_defaults(client: Client) -> None:
    with assert_queries("preferences", beside=__file__):
        page = client.get(reverse(PAGE)).text
    assert "Quiet from 21:00 to 07:00" in page
    assert 'value="messages:email" aria-label="Messages from members, E-mail" checked>' in page
    assert 'value="security:email" aria-label="Security, E-mail" checked disabled>' in page


def test_what_is_chosen_is_followed_and_written_down(client: Client, lerato: User) -> None:
    assert save(client, on=["messages:push", "tips:app", "tips:email"]).status_code == 302
    wishes = queries.wishes_of(lerato)
    assert wishes.chosen["messages"] == {"app", "push"}
    assert wishes.chosen["tips"] == {"app", "email"}
    [fact] = recorded(PreferencesChanged)
    assert "tips:email" in fact.turned_on
    assert "messages:email" in fact.turned_off


def test_what_cannot_be_turned_off_stays_on(client: Client, lerato: User) -> None:
    save(client, on=[])
    wishes = queries.wishes_of(lerato)
    assert "security" not in wishes.chosen
    assert wishes.chosen["messages"] == {"app"}


def test_saving_without_a_change_says_nothing(client: Client) -> None:
    save(client)
    save(client)
    assert len(recorded(PreferencesChanged)) == 1


def test_times_limits_and_paces_are_kept(client: Client, lerato: User) -> None:
    save(client, quiet_from="22:30", quiet_to="06:15", budget="0", pace_email="daily", daily_hour="17")
    kept = Preferences.objects.get(person=lerato)
    assert (kept.quiet_from, kept.quiet_to) == (time(22, 30), time(6, 15))
    assert (kept.budget, kept.paces["email"], kept.daily_hour) == (0, "daily", 17)
    save(client, is_quiet="", quiet_from="", quiet_to="")
    assert queries.wishes_of(lerato).quiet is None


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"budget": "21"}, "Write a number from 0 to 20."),
        ({"budget": "-1"}, "Write a number from 0 to 20."),
        ({"budget": "many"}, "Write a whole number from 0 to 20."),
        ({"budget": ""}, "Write a number from 0 to 20."),
        ({"quiet_from": "noon"}, "That is no time of day. Write it like 21:00."),
        ({"quiet_from": ""}, "Say when quiet begins, like 21:00."),
        ({"quiet_to": "21:00"}, "Quiet begins and ends at the same time."),
        ({"on": ["gossip:email"]}, "One of those boxes is not ours."),
        ({"pace_email": "never"}, "never"),
        ({"daily_hour": "25"}, "25"),
    ],
)
def test_what_cannot_be_kept_is_said_and_nothing_is_lost(
    client: Client, lerato: User, changes: dict[str, Any], sentence: str
) -> None:
    answer = save(client, **{"on": ["tips:app"], "pace_push": "hourly", **changes})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert 'value="hourly" selected' in answer.text, "the rest of what was chosen still stands there"
    assert not Preferences.objects.exists()


def test_what_was_held_back_stands_there_with_the_reason(client: Client, lerato: User) -> None:
    for number in range(4):
        actions.tell(
            lerato.pk,
            kind="tip",
            title=f"Tip {number}",
            body="",
            url="/",
            event_id=number,
            at=timezone.now() - timedelta(hours=9 - number),
        )
    page = client.get(reverse(PAGE)).text
    assert "3 reached you in the last seven days." in page
    assert "Tip 3" in page
    assert "Your weekly limit was reached" in page
    assert "Tip 2" not in page


def test_the_settings_lead_there(client: Client) -> None:
    assert f'href="{reverse(PAGE)}"' in client.get("/my/privacy/").text


def test_anothers_wishes_are_theirs(client: Client, lerato: User) -> None:
    save(client, budget="7")
    assert queries.preferences_of(a_person("Thabo Nkosi")).budget == 3
