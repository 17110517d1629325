"""Who asks for what is not theirs to see is noted: once an hour for each thing, and in few rows."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from saypro.accounts.actions.refusals import (
    MOST_AN_HOUR,
    MOST_WAYS,
    count_refusals,
    forget_refusals,
    note_refusals,
    refusals_noted,
)
from saypro.accounts.models import Refusal, User
from saypro.accounts.testing import a_person, an_admin, signed_in_client
from saypro.kit.withheld import Things, Withheld

pytestmark = pytest.mark.django_db
TEN = datetime(2026, 3, 4, 10, 20, tzinfo=UTC)


@pytest.fixture
def lerato() -> User:
    return a_person("Lerato Mokoena")


@pytest.fixture
def sipho() -> User:
    return a_person("Sipho Dlamini")


def asked_for(person: User) -> Things:
    return Things(User, "handle", (person.handle,))


def rows(person: User) -> list[tuple[str, str, int]]:
    return list(
        Refusal.objects.filter(person=person).order_by("kind", "key").values_list("kind", "key", "times")
    )


def test_attempts_at_one_thing_within_an_hour_are_one_row(lerato: User, sipho: User) -> None:
    for minutes, way in [(0, "GET a:b"), (5, "POST a:c"), (9, "GET a:b")]:
        count_refusals(lerato.pk, asked_for(sipho), way, at=TEN + timedelta(minutes=minutes))
    row = Refusal.objects.get()
    assert (row.kind, row.key, row.times) == ("accounts.user", sipho.handle, 3)
    assert row.ways == ["GET a:b", "POST a:c"]
    assert (row.first_at, row.last_at) == (TEN, TEN + timedelta(minutes=9))
    count_refusals(lerato.pk, asked_for(sipho), "GET a:b", at=TEN + timedelta(hours=1))
    assert Refusal.objects.count() == 2, "the next hour has a row of its own"


def test_a_page_that_is_refused_notes_who_what_and_how(lerato: User, sipho: User) -> None:
    User.objects.filter(pk=sipho.pk).update(audience="nobody")
    assert signed_in_client(lerato).get(f"/people/{sipho.handle}/").status_code == 404
    row = Refusal.objects.get()
    assert (row.person, row.kind, row.key) == (lerato, "accounts.user", sipho.handle)
    assert row.ways == ["GET portal:person"]
    assert Client().get(f"/people/{sipho.handle}/").status_code == 404
    assert Refusal.objects.count() == 1, "of whoever is not signed in nothing is known"


def test_wrong_addresses_are_nobodys_row(lerato: User) -> None:
    client = signed_in_client(lerato)
    assert client.get("/no/such/page/").status_code == 404
    assert not Refusal.objects.exists()
    assert client.get("/people/nobody-of-this-name/").status_code == 404
    assert rows(lerato) == [("", "", 1)], "counted, under no name"


def test_what_is_there_costs_the_asker_the_same_as_what_is_not(lerato: User, sipho: User) -> None:
    User.objects.filter(pk=sipho.pk).update(audience="nobody")
    client = signed_in_client(lerato)
    asked = {}
    for handle in (sipho.handle, "x" * len(sipho.handle)):
        client.get(f"/people/{handle}/")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/people/{handle}/")
        told = [each["sql"] for each in queries if "SAVEPOINT" not in each["sql"]]
        asked[handle] = [" ".join(sql.split()[:3]) for sql in told]
    there, nowhere = asked.values()
    assert there == nowhere
    assert "INSERT INTO accounts_refusal" in there


def test_a_flood_fills_no_disk(lerato: User) -> None:
    others = tuple(
        User.objects.create(email=f"{n}@example.com", name="N").handle for n in range(MOST_AN_HOUR + 5)
    )
    for number in range(0, len(others), 50):
        count_refusals(lerato.pk, Things(User, "handle", others[number : number + 50]), "GET x", at=TEN)
    assert Refusal.objects.count() == MOST_AN_HOUR + 1
    assert Refusal.objects.get(kind="").times == 5
    count_refusals(lerato.pk, Things(User, "handle", others[:1]), "GET x", at=TEN)
    assert Refusal.objects.get(key=others[0]).times == 2, "what is listed goes on being counted"
    guesses = tuple(f"guess-{number}" for number in range(500))
    count_refusals(lerato.pk, Things(User, "handle", guesses), "GET x", at=TEN)
    assert Refusal.objects.count() == MOST_AN_HOUR + 1


def test_no_row_grows_with_the_ways_tried(lerato: User, sipho: User) -> None:
    for number in range(2 * MOST_WAYS):
        count_refusals(lerato.pk, asked_for(sipho), f"GET {number}" + "x" * 200, at=TEN)
    assert len(Refusal.objects.get().ways) == MOST_WAYS
    assert Refusal.objects.get().times == 2 * MOST_WAYS


@pytest.mark.parametrize("value", [10**30, -1, 0, "x" * 500, "", "na\u202eme"])
def test_whatever_is_asked_for_can_be_looked_up(lerato: User, value: int | str) -> None:
    field = "pk" if isinstance(value, int) else "handle"
    note_refusals(lerato.pk, Things(User, field, (value,)), "GET x")
    assert rows(lerato) == [("", "", 1)]


def test_within_a_block_the_error_rises_on(lerato: User, sipho: User) -> None:
    with pytest.raises(Withheld), refusals_noted(lerato.pk, "socket join"):
        raise Withheld(asked_for(sipho))
    assert rows(lerato) == [("accounts.user", sipho.handle, 1)]


def test_a_page_that_is_shown_costs_nothing_more(sipho: User) -> None:
    admin = signed_in_client(an_admin())
    with CaptureQueriesContext(connection) as queries:
        assert admin.get(f"/people/{sipho.handle}/").status_code == 200
    assert not any("accounts_refusal" in each["sql"] for each in queries)


def test_old_hours_are_forgotten(lerato: User, sipho: User) -> None:
    count_refusals(lerato.pk, asked_for(sipho), "GET x", at=TEN)
    assert forget_refusals(TEN - timedelta(hours=1)) == 0
    assert forget_refusals(TEN) == 1
