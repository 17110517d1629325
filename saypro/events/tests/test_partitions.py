from datetime import UTC, datetime

import pytest
from django.db import connection

from saypro.events import actions
from saypro.events.tests.example import ThingCounted

pytestmark = pytest.mark.django_db
IN_2031 = datetime(2031, 11, 30, 23, 59, tzinfo=UTC)


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


def test_the_coming_months_are_made_over_the_turn_of_the_year() -> None:
    made = actions.make_partitions(IN_2031, ahead=2)
    assert made == ["events_event_2031_11", "events_event_2031_12", "events_event_2032_01"]
    assert actions.make_partitions(IN_2031, ahead=2) == []


def test_a_month_made_late_takes_over_what_happened_in_it() -> None:
    actions.record(ThingCounted(names=["late"], occurred_at=IN_2031))
    assert rows("events_event_rest") == 1
    actions.make_partitions(IN_2031, ahead=0)
    assert (rows("events_event_rest"), rows("events_event_2031_11")) == (0, 1)


def test_todays_events_have_a_partition_from_the_start() -> None:
    actions.record(ThingCounted(names=["now"]))
    assert rows("events_event") == 1
    assert rows("events_event_rest") == 0
