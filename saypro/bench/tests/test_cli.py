"""The verbs as a person types them, each in a process of its own against the real server."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from saypro.bench import cli
from saypro.bench.reports.world import World
from saypro.project.own_databases import drop_database

CHANNEL = "date,time,nick,text\n" + "".join(
    f"2004-11-{15 + day},12:{minute:02},{nick},line {minute} of {nick}\n"
    for day in range(2)
    for minute in range(10)
    for nick in ("trey", "Matt", "|usual|")
)
CONVERSATIONS = "conversation,turn,utterance\n" + "".join(
    f"{conversation},{turn},turn {turn}\n" for conversation in "abc" for turn in range(5)
)
OURS = (
    "all figures of a quarter",
    "custom report by category and province, a year",
    "monthly report",
    "monthly report as PDF",
    "a day counted again",
    "late fact to refreshed figure",
)
COMPARED = (
    "messages and writers",
    "answered in 24 h by category",
    "median first answer",
    "answered in 24 h by category and province, a year",
)
WAYS = ("plain SQL", "DuckDB")


@pytest.mark.parametrize(("text", "screens"), [(CHANNEL, 180), (CONVERSATIONS, 30)])
def test_a_log_plays_to_its_end_and_every_promise_holds(tmp_path: Path, text: str, screens: int) -> None:
    (tmp_path / "log.csv").write_text(text)
    told = said("replay", "chat", str(tmp_path / "log.csv"), "--json", "--speed", "600")
    lines = text.count("\n") - 1
    assert (told["sent"], told["acked"], told["delivered"], told["screens"]) == (lines, lines, lines, screens)
    assert (told["lost"], told["doubled"], told["reordered"], told["gaps"]) == (0, 0, 0, 0)
    assert 0 < told["p50_ms"] <= told["p95_ms"] <= told["p99_ms"]


def test_messages_can_be_measured() -> None:
    told = said("bench", "messages", "--json", "--parts", "abc", "--runs", "1", "--seconds", "1")
    assert min(told["limit_per_s"], told["saturated_per_s"], told["conventional_per_s"]) > 0


def test_a_crowd_that_loses_its_server_comes_back_and_misses_nothing() -> None:
    """How soon is for `./run bench reconnect` to say, with two thousand."""
    told = json.loads(verb("bench", "reconnect", "--json", "--sockets", "100").stdout)
    assert (told["sockets"], told["back"], told["caught_up"]) == (100, 100, True)
    assert told["tracebacks"] == 0
    assert told["knocks"] >= 100, "everybody must have been away"


def test_what_the_time_of_an_answer_tells_can_be_measured() -> None:
    told = json.loads(verb("bench", "enumeration", "--json", "--tries", "2").stdout)
    assert {door: times["tries"] for door, times in told.items()} == dict.fromkeys(
        ("sign_in", "code", "reset", "sign_up"), 2
    )
    assert all(times["known_ms"] > 0 < times["unknown_ms"] for times in told.values())


def test_what_reports_take_can_be_measured_and_three_ways_come_to_the_same_figures() -> None:
    """The verb gives up where they differ. No pages: a server would cost more than all of this."""
    world = World(messages=400, tickets=20, days=200)
    drop_database(world.name)
    try:
        size = f"--messages {world.messages} --tickets {world.tickets} --days {world.days}"
        told = said(*f"bench reports --json {size} --runs 1 --pages 0".split())
    finally:
        drop_database(world.name)
    times = {name: ms["least"] for name, ms in told["400"].items() if isinstance(ms, dict)}
    assert times.keys() == {*OURS, *(f"{what}: {way}" for what in COMPARED for way in WAYS)}
    assert min(times.values()) > 0
    assert {"everything rebuilt, s", "memory of rebuilding, MB", "Parquet written, s"} <= told["400"].keys()


def test_a_log_that_is_not_there_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.replay(["chat", "/nowhere.csv"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def said(*words: str) -> dict[str, Any]:
    """The object a verb prints. Fails with what it complained about when it did not end well."""
    ended = verb(*words)
    assert ended.returncode == 0, ended.stderr + ended.stdout
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


def verb(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "saypro", *words], capture_output=True, text=True, timeout=180
    )
