"""What one tells of reading, being here and being away."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from saypro.accounts import actions, queries
from saypro.accounts.models import AwayPeriod, User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.events.models import Event

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)  # twelve o'clock in Johannesburg


@pytest.fixture
def lerato() -> User:
    return a_person(name="Lerato Mokoena")


@pytest.fixture
def client(lerato: User) -> Client:
    return signed_in_client(lerato)


def test_both_switches_are_saved_without_javascript(client: Client, lerato: User) -> None:
    page = client.get("/my/messaging/").content.decode()
    assert page.count(" checked") == 2
    assert client.post("/my/messaging/", {"shows_presence": "on"}).status_code == 302
    lerato.refresh_from_db()
    assert (lerato.shows_reading, lerato.shows_presence) == (False, True)
    assert Event.objects.get(kind="accounts.profile_changed").payload["fields"] == ["shows_reading"]


def test_away_until_a_day_lasts_until_that_day_is_over_where_the_person_is(
    client: Client, lerato: User
) -> None:
    with time_machine.travel(NOON, tick=False):
        client.post("/my/away/", {"until": "2026-06-12", "note": "On  holi\u202eday"})
        period = queries.away_now(lerato, NOON)
        assert period is not None
        assert (period.since, period.until) == (NOON, datetime(2026, 6, 12, 22, tzinfo=UTC))
        assert period.note == "On holiday"
        assert "until Friday 12 June" in client.get("/my/messaging/").content.decode()
    assert queries.away_now(lerato, datetime(2026, 6, 12, 21, 59, tzinfo=UTC))
    assert queries.away_now(lerato, datetime(2026, 6, 12, 22, tzinfo=UTC)) is None


def test_the_day_is_the_persons_own(lerato: User) -> None:
    User.objects.filter(pk=lerato.pk).update(time_zone="America/New_York")
    with time_machine.travel(datetime(2026, 6, 13, 2, tzinfo=UTC), tick=False):
        client = signed_in_client(lerato)
        assert client.post("/my/away/", {"until": "2026-06-12"}).status_code == 302, "still the 12th there"
    assert AwayPeriod.objects.get().until == datetime(2026, 6, 13, 4, tzinfo=UTC)


def test_who_is_away_changes_it_and_comes_back(lerato: User) -> None:
    actions.go_away(lerato, until=None, note="", at=NOON)
    actions.go_away(lerato, until=NOON + timedelta(days=2), note="Back soon", at=NOON + timedelta(hours=1))
    assert AwayPeriod.objects.count() == 1
    back = NOON + timedelta(hours=3)
    actions.come_back(lerato, at=back)
    actions.come_back(lerato, at=back + timedelta(hours=1))
    assert queries.away_spans([lerato.pk]) == {lerato.pk: ((NOON, back),)}
    kinds = Event.objects.order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["accounts.person_went_away"] * 2 + ["accounts.person_came_back"]


def test_an_open_end_is_the_end_of_time_for_whoever_counts(lerato: User) -> None:
    actions.go_away(lerato, until=None, note="", at=NOON)
    [(since, until)] = queries.away_spans([lerato.pk])[lerato.pk]
    assert (since, until.year) == (NOON, 9999)


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({"until": "2026-06-09"}, "That day is over."),
        ({"until": "2027-08-01"}, "more than a year away"),
        ({"until": "soon"}, "That is no date."),
        ({"until": "9999-12-31"}, "more than a year away"),
        ({"note": "x" * 141}, "Longer than 140 characters."),
    ],
)
def test_bad_input_comes_back_with_a_sentence(client: Client, form: dict[str, str], sentence: str) -> None:
    with time_machine.travel(NOON, tick=False):
        answer = client.post("/my/away/", form)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not AwayPeriod.objects.exists()
