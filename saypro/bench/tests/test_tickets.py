"""A service desk's log through our tickets gives what plain Python gives, to the digit."""

import csv
import json
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from saypro.bench.cli import replay as run_replay
from saypro.bench.errors import LogError
from saypro.bench.ticketlog import columns_of, read_tickets, zone_called
from saypro.bench.tickets import Desk, replay
from saypro.conversations.models import Message
from saypro.helpdesk.actions import follow_message, follow_solving
from saypro.helpdesk.clocks import What
from saypro.helpdesk.testing import a_ticket
from saypro.project.var import PACKAGE
from saypro.reports.actions import measure
from saypro.reports.models import Interval

CITY = PACKAGE.parent.parent / "shared" / "data" / "capetown_sr_2020" / "requests.csv"
ZONE = ZoneInfo("Africa/Johannesburg")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
MAP = (
    "opened=creation_timestamp,closed=completion_timestamp,"
    "team=directorate,category=code_group,region=official_suburb"
)
TOLD = ("total", "open", "closed", "within_24h", "within_48h", "within_72h", "median_h", "p90_h")


def a_log(tmp_path: Path, *lines: str) -> Path:
    file = tmp_path / "log.csv"
    file.write_text("\n".join(["opened,closed,team", *lines]))
    return file


def read(file: Path, mapped: str = "team=team") -> Any:
    return read_tickets(file, columns_of(mapped), at=NOW, zone=ZONE)


def test_what_is_wrong_is_listed_and_nothing_is_dropped(tmp_path: Path) -> None:
    log = read(
        a_log(
            tmp_path,
            "2020-01-02T08:00:00Z,2020-01-02T07:00:00Z,A",
            "2020-01-02 08:00,yesterday,A",
            "2020/01/02 08:00:00,,B",
            "2020-01-02T08:00:00Z,2030-01-01T00:00:00Z,B",
            ",2020-01-02T08:00:00Z,B",
            "2020-01-02T08:00:00Z,2020-01-02T09:00:00Z,B",
        )
    )
    found = [(each.line, each.field, each.why) for each in log.dirt]
    assert found == [
        (2, "closed", "negative"),
        (3, "closed", "unreadable"),
        (4, "closed", "missing"),
        (5, "closed", "future"),
        (6, "opened", "missing"),
    ]
    assert len(log.rows) == 6
    assert log.rows[0].closed == log.rows[0].opened, "zero hours"
    assert [row.closed is None for row in log.rows] == [False, True, True, True, True, False]
    assert log.rows[1].opened == datetime(2020, 1, 2, 6, tzinfo=UTC), "the zone's own clock"


@pytest.mark.parametrize("mapped", ["nonsense=team", "team", "team=,region=x"])
def test_a_mapping_that_makes_no_sense_is_refused(mapped: str) -> None:
    with pytest.raises(LogError, match="--map takes"):
        columns_of(mapped)


def test_what_cannot_be_read_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="no column 'suburb'"):
        read(a_log(tmp_path), "region=suburb")
    with pytest.raises(LogError, match="cannot be read"):
        read(tmp_path / "absent.csv")
    with pytest.raises(LogError, match="no time zone"):
        zone_called("Mars/Olympus")
    assert run_replay(["tickets", str(tmp_path / "absent.csv")]) == 2


@pytest.mark.django_db
def test_an_empty_log_comes_to_nothing(tmp_path: Path) -> None:
    found = replay(read(a_log(tmp_path)), ["team"]).result()
    assert (found["total"], found["within_24h"], found["median_h"]) == (0, None, None)


@pytest.mark.django_db
def test_rows_without_an_opening_count_as_open(tmp_path: Path) -> None:
    log = read(a_log(tmp_path, ",,A", "2020-01-02T08:00:00Z,2020-01-02T09:00:00Z,A"))
    found = replay(log, ["team"]).result()
    assert (found["total"], found["open"], found["closed"], found["within_24h"]) == (2, 1, 1, 50.0)
    json.dumps(found)


@pytest.mark.django_db
def test_replayed_tickets_measure_as_if_each_had_come_by_itself(tmp_path: Path) -> None:
    opened, closed = datetime(2020, 3, 5, 9, tzinfo=UTC), datetime(2020, 3, 9, 11, tzinfo=UTC)
    replay(read(a_log(tmp_path, f"{opened.isoformat()},{closed.isoformat()},A")), ["team"])
    ticket = a_ticket(at=opened)
    follow_message(ticket.conversation, Message.objects.latest("pk"))
    follow_solving(ticket.conversation_id, What.SOLVED, closed, None)
    measure(ticket.pk)
    columns = ("kind", "started_at", "ended_at", "due_at", "seconds", "office_seconds", "is_kept")
    replayed, lived = (
        sorted(rows.values_list(*columns), key=repr)
        for rows in (Interval.objects.exclude(ticket=ticket), Interval.objects.filter(ticket=ticket))
    )
    assert replayed == lived


@pytest.mark.django_db
def test_the_citys_requests_give_what_plain_python_gives(tmp_path: Path) -> None:
    if not CITY.exists():
        pytest.skip(f"{CITY.parent.name} is not beside the house")
    with CITY.open() as text:
        rows = list(csv.reader(text))
    file = tmp_path / "some.csv"
    with file.open("w", newline="") as text:
        csv.writer(text).writerows([rows[0], *rows[1::20]])
    assert_equals_plain_python(replay(read(file, MAP), list(columns_of(MAP))), file)


def assert_equals_plain_python(desk: Desk, file: Path) -> None:
    """Twenty lines that know nothing of us."""
    with file.open() as text:
        requests = list(csv.DictReader(text))

    def moment(text: str) -> datetime:
        return datetime.strptime(text, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)

    def hours(request: dict[str, str]) -> float:
        gap = moment(request["completion_timestamp"]) - moment(request["creation_timestamp"])
        return max(gap / timedelta(hours=1), 0)

    def plainly(some: Iterable[dict[str, str]]) -> tuple[Any, ...]:
        all_of_them = list(some)
        took = sorted(hours(one) for one in all_of_them if one["completion_timestamp"] != "NA")
        within = [round(100 * sum(h <= most for h in took) / len(all_of_them), 2) for most in (24, 48, 72)]
        middle = round(median(took), 2) if took else None
        p90 = quantiles(took, n=10, method="inclusive")[8] if len(took) > 1 else took[0] if took else None
        counts = (len(all_of_them), len(all_of_them) - len(took), len(took))
        return (*counts, *within, middle, None if p90 is None else round(p90, 2))

    def ours(found: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(found[name] for name in TOLD)

    assert ours(desk.whole) == pytest.approx(plainly(requests))
    for name, column in (("team", "directorate"), ("region", "official_suburb"), ("category", "code_group")):
        for group in {one[column] for one in requests}:
            wanted = plainly(one for one in requests if one[column] == group)
            assert ours(desk.groups[name][group]) == pytest.approx(wanted), (name, group)
    for month, found in desk.groups["month"].items():
        local = [
            one for one in requests if f"{moment(one['creation_timestamp']).astimezone(ZONE):%Y-%m}" == month
        ]
        assert ours(found) == pytest.approx(plainly(local)), month
