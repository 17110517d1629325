import base64
import json
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest

from saypro.events.models import Event
from saypro.kit.paging import page_of

pytestmark = pytest.mark.django_db
BY = ("-occurred_at", "-pk")
NOON = datetime(2026, 6, 11, 12, tzinfo=UTC)


@pytest.fixture
def events(db):
    """Nine, of which three share each moment."""
    return [
        Event.objects.create(kind="kit.tested", occurred_at=NOON + timedelta(hours=n // 3)) for n in range(9)
    ]


def walk(size):
    seen, after = [], ""
    while True:
        page = page_of(Event.objects.all(), after, by=BY, size=size)
        seen.append([event.pk for event in page.rows])
        if not (after := page.next):
            return seen


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 10])
def test_every_row_comes_once_and_in_order_however_the_pages_fall(events, size):
    assert list(chain.from_iterable(walk(size))) == [
        event.pk for event in sorted(events, key=lambda e: (e.occurred_at, e.pk), reverse=True)
    ]
    assert all(walk(size)), "the last page is never empty"


def test_a_row_added_on_top_does_not_shift_the_next_page(events):
    first = page_of(Event.objects.all(), "", by=BY, size=4)
    Event.objects.create(kind="kit.tested", occurred_at=NOON + timedelta(days=1))
    second = page_of(Event.objects.all(), first.next, by=BY, size=4)
    assert not {event.pk for event in first.rows} & {event.pk for event in second.rows}
    assert second.is_later
    assert not first.is_later


def cursor(values):
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode()


@pytest.mark.parametrize(
    "bent",
    [
        "x",
        "é",
        "\x00",
        "A" * 10_000,
        cursor([1]),
        cursor({}),
        cursor(["yesterday", 1]),
        cursor([NOON.isoformat(), "one"]),
        cursor([NOON.isoformat(), 10**30]),
        cursor([None, None]),
        cursor(["2026-06-11T12:00:00", 1]),
        cursor([[], {}]),
    ],
)
def test_a_bent_cursor_gives_the_first_page(events, bent):
    page = page_of(Event.objects.all(), bent, by=BY, size=4)
    assert page.rows[0].pk == events[-1].pk
    assert not page.is_later
