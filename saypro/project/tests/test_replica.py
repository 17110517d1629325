"""Reports read from a copy of the database, where there is one: a second real database."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent
from saypro.events.models import Event
from saypro.kit import replica
from saypro.project.environment import databases
from saypro.project.own_databases import address_of, drop_database
from saypro.project.pattern import copy_pattern
from saypro.reports.models import Day, Fill
from saypro.reports.office_days import day_of

COPY = "test_saypro_copy_of_reports"


@pytest.fixture
def agent(db: None) -> User:
    return an_agent()


@pytest.fixture
def copy(db: None) -> Iterator[str]:
    """An empty copy, set as `REPORTS_DATABASE_URL` would set it; its address."""
    drop_database(COPY)
    copy_pattern(COPY)
    address = address_of(COPY)
    with set_as_copy(address):
        yield address
    drop_database(COPY)


@contextmanager
def set_as_copy(address: str) -> Iterator[None]:
    told = databases({"DATABASE_URL": address, "REPORTS_DATABASE_URL": address})
    connections.settings[replica.REPLICA] = connections.configure_settings(told)[replica.REPLICA]
    link = connections[replica.REPLICA]

    def connect() -> None:
        """Django's tests refuse databases that were not there when they began."""
        if link.connection is None:
            with link.wrap_database_errors:
                link.connect()

    link.ensure_connection = connect  # type: ignore[method-assign]
    try:
        yield
    finally:
        link.close()
        del connections[replica.REPLICA], connections.settings[replica.REPLICA]
        replica._away.clear()


def messages_of_yesterday(n: int, using: str) -> None:
    """A day that stands, with so many messages of members."""
    day = day_of(timezone.now()) - timedelta(days=1)
    Fill.objects.using(using).create(day_on=day, is_filled=True)
    Day.objects.using(using).create(
        **dict.fromkeys(("category", "ad_category", "region", "segment", "channel", "language"), ""),
        **dict.fromkeys(("bucket", "kept", "seconds", "office_seconds"), 0),
        day_on=day,
        kind="asked",
        moment="started",
        n=n,
        is_whole=True,
    )


def happened(hours_ago: float, using: str) -> None:
    at = timezone.now() - timedelta(hours=hours_ago)
    Event.objects.using(using).create(kind="conversations.messages_posted", occurred_at=at)


def shown(client: Client) -> Any:
    yesterday = day_of(timezone.now()) - timedelta(days=1)
    return client.get("/office/figures/", {"length": "week", "day": yesterday.isoformat()})


def incoming(answer: Any) -> int:
    return sum(week.incoming or 0 for week in answer.context["weeks"])


def test_figures_are_read_from_the_copy(copy: str, agent: User, client: Client) -> None:
    client.force_login(agent)
    messages_of_yesterday(3, "default")
    messages_of_yesterday(70, replica.REPLICA)
    for alias in ("default", replica.REPLICA):
        happened(1, alias)
    answer = shown(client)
    assert incoming(answer) == 70
    assert b"The copy" not in answer.content


def test_a_copy_that_is_behind_says_as_of_when_its_figures_are(
    copy: str, agent: User, client: Client
) -> None:
    client.force_login(agent)
    assert b"The copy" not in shown(client).content, "nothing has happened anywhere"
    happened(1, "default")
    assert b"is empty so far" in shown(client).content
    happened(2, replica.REPLICA)
    assert b"is behind: they are as of" in shown(client).content
    happened(1, replica.REPLICA)
    assert b"The copy" not in shown(client).content


def test_the_main_database_is_read_while_the_copy_does_not_answer(
    db: None, agent: User, client: Client
) -> None:
    client.force_login(agent)
    messages_of_yesterday(3, "default")
    with set_as_copy("postgresql://nobody@127.0.0.1:1/nowhere"):
        answer = shown(client)
        assert incoming(answer) == 3
        assert b"does not answer: these figures come from the main database" in answer.content
