"""Days handed over as files: whoever reads these comes to the figures of the page."""

import os
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import pytest
from django.core.management import CommandError, call_command

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.conversations.models import Message
from saypro.conversations.testing import a_deal
from saypro.events.testing import run_reactions
from saypro.knowledge.actions import note_search, read_article
from saypro.knowledge.testing import an_article
from saypro.knowledge.visitor import Visitor
from saypro.reports.actions import fill_due, measure
from saypro.reports.metrics import METRICS
from saypro.reports.parquet import alone
from saypro.reports.periods import Length, period_of
from saypro.reports.queries import agents_at_work, days_within, figures_of, helped, hours
from saypro.reports.testing import a_past_ticket
from saypro.surveys.testing import a_talk

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
NOW = datetime(2026, 3, 12, 12, tzinfo=ZONE)
MONTH = period_of(Length.MONTH, MONDAY.date())
DAYS = 10


@pytest.fixture
def past(agent: User) -> Any:
    """Three tickets, of which one has no team and no category, a talk of members, and help sought before."""
    histories = [
        ((0, "asked"), (3, "answered"), (50, "solved")),
        ((0, "asked"), (30.1, "answered"), (31, "asked"), (31.7, "answered"), (99, "solved")),
        ((0, "asked"),),
    ]
    tickets = [
        a_past_ticket(MONDAY + timedelta(days=days), *history, by=agent, category=category)
        for days, (history, category) in enumerate(
            zip(histories, ["support", 'it\'s, "so"', ""], strict=True)
        )
    ]
    talk = a_talk(a_deal(a_person("Sipho Ndlovu")))
    Message.objects.filter(conversation=talk).update(sent_at=MONDAY)
    reader, early = Visitor(tickets[0].member_id), MONDAY - timedelta(hours=1)
    note_search("zebra", 0, reader, at=early)
    read_article(an_article(), reader, at=early)
    run_reactions()
    fill_due(NOW)
    return tickets


def handed_over(folder: Path) -> str:
    out = StringIO()
    call_command("reports", "parquet", str(folder), stdout=out)
    return out.getvalue().strip()


def asked(folder: Path, question: str) -> Any:
    with duckdb.connect() as duck:
        for table in filter(Path.is_dir, folder.iterdir()):
            duck.execute(f"CREATE VIEW {table.name} AS FROM read_parquet('{table}/*/*.parquet')")
        within = f"day_on >= '{MONTH.since}' AND day_on < '{MONTH.until}'"
        return duck.execute(question.format(within=within)).fetchall()


def test_the_files_come_to_the_figures_of_the_page(past: Any, tmp_path: Path, agent: User) -> None:
    assert handed_over(tmp_path) == f"{DAYS} days written"
    found = figures_of(MONTH, NOW)
    value = {key: found.value(metric.formula) for key, metric in METRICS.items()}
    counts = dict(asked(tmp_path, "SELECT kind || ' ' || moment, sum(n) FROM days WHERE {within} GROUP BY 1"))
    assert counts["asked started"] + counts["answered started"] == value["messages"].n == 7
    assert counts["answered started"] == value["messages_out"].n
    due = "SELECT sum(kept), sum(n) FROM days WHERE moment = 'due' AND kind IN ('first', 'next') AND {within}"
    assert asked(tmp_path, due) == [(value["answered_24h"].kept, value["answered_24h"].n)]
    median = "SELECT quantile_cont(seconds, 0.5) / 3600 FROM times WHERE kind = 'first' AND {within}"
    assert asked(tmp_path, median) == [(value["first_median"].value,)]
    p90 = "SELECT quantile_cont(seconds, 0.9) / 3600 FROM times WHERE kind = 'solved' AND {within}"
    assert asked(tmp_path, p90) == [(value["solved_p90"].value,)]
    assert asked(tmp_path, "SELECT sum(messages) FROM between_members WHERE {within}") == [(2,)]
    assert value["between"].n == 2
    writers = "SELECT count(DISTINCT member_id) FROM writers WHERE {within}"
    assert asked(tmp_path, writers) == [(value["active"].n,)] == [(2,)]
    askers = "SELECT count(DISTINCT member_id) FROM askers WHERE {within}"
    days = days_within(MONTH.since, MONTH.until, NOW)
    assert asked(tmp_path, askers) == [(helped(days).members,)] == [(3,)]
    used = "SELECT visits, searches, missed, readings, asked FROM help WHERE {within} ORDER BY day_on"
    assert asked(tmp_path, used) == [(1, 1, 1, 0, 0), (0, 0, 0, 1, 1)]
    assert (value["help_missed"].n, value["help_then_asked"].kept) == (1, 1)
    grid = hours(days_within(MONTH.since, MONTH.until, NOW))
    assert asked(tmp_path, "SELECT sum(n) FROM hours WHERE {within}") == [(sum(map(sum, grid)),)]
    (worked,) = agents_at_work(days_within(MONTH.since, MONTH.until, NOW))
    work = "SELECT agent_id, sum(messages), sum(in_time), sum(solved) FROM work WHERE {within} GROUP BY 1"
    assert asked(tmp_path, work) == [(agent.pk, worked.messages, worked.in_time, worked.solved)]
    kinds = "SELECT DISTINCT category, team_id FROM days ORDER BY 1"
    assert asked(tmp_path, kinds) == [("", None), ('it\'s, "so"', None), ("support", None)]


def test_only_what_was_counted_since_is_written_again(past: Any, tmp_path: Path, agent: User) -> None:
    handed_over(tmp_path)
    assert handed_over(tmp_path) == "0 days written"
    past[2].steps.create(at=MONDAY + timedelta(days=5), what="answered", actor=agent)
    measure(past[2].pk)
    assert handed_over(tmp_path) == "0 days written", "what does not stand waits"
    fill_due(NOW + timedelta(minutes=5))
    assert handed_over(tmp_path) == "1 days written"
    assert asked(tmp_path, "SELECT count(*) FROM times WHERE kind = 'first' AND {within}") == [(3,)]


def test_what_was_killed_half_way_is_written_again_and_nothing_of_it_read(past: Any, tmp_path: Path) -> None:
    handed_over(tmp_path)
    home = tmp_path / "days" / "day_on=2026-03-02"
    os.rename(home / "facts.parquet", home / "facts.parquet.new")
    (home / "facts.csv").write_text("first,st")
    before = asked(tmp_path, "SELECT count(*) FROM days WHERE day_on = '2026-03-02'")
    assert (before, handed_over(tmp_path)) == ([(0,)], "1 days written")
    assert {path.name for path in tmp_path.rglob("facts*")} == {"facts.parquet"}


def test_two_do_not_write_at_once(past: Any, tmp_path: Path) -> None:
    with alone(tmp_path), pytest.raises(CommandError, match="Another run"):
        handed_over(tmp_path)
    assert handed_over(tmp_path) == f"{DAYS} days written"


def test_a_strange_file_is_a_sentence(past: Any, tmp_path: Path) -> None:
    home = tmp_path / "days" / "day_on=2026-03-02"
    home.mkdir(parents=True)
    (home / "facts.parquet").write_text("no Parquet")
    with pytest.raises(CommandError, match="cannot be read"):
        handed_over(tmp_path)
    with pytest.raises(CommandError, match="File exists"):
        handed_over(home / "facts.parquet")
