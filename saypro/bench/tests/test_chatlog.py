"""Logs of either shape become chapters of paced lines."""

from pathlib import Path

import pytest

from saypro.bench.chatlog import ChatLog, read_log
from saypro.bench.errors import LogError

CHANNEL = """date,time,nick,text
2004-11-15,12:18,trey,usual
2004-11-15,12:18,Matt,"top, in the list"
2004-11-15,12:19,trey,thanks
2004-11-16,09:00,trey,good morning
"""
CONVERSATIONS = """conversation,turn,utterance
a,1,hi
a,3,a flight please
b,1,hello
"""


def read_text(folder: Path, text: str, columns: str = "") -> ChatLog:
    (folder / "log.csv").write_text(text)
    return read_log(folder / "log.csv", columns=columns)


def test_each_day_of_a_channel_is_a_chapter_of_its_speakers(tmp_path: Path) -> None:
    log = read_text(tmp_path, CHANNEL)
    assert [(chapter.title, chapter.people) for chapter in log.chapters] == [
        ("2004-11-15", ["trey", "Matt"]),
        ("2004-11-16", ["trey"]),
    ]
    assert not log.is_parallel


def test_lines_of_one_minute_are_spread_over_it(tmp_path: Path) -> None:
    day = read_text(tmp_path, CHANNEL).chapters[0]
    assert [line.at_s for line in day.lines] == [0, 30, 60]


def test_a_clock_that_goes_back_stands_still(tmp_path: Path) -> None:
    log = read_text(tmp_path, "time,nick,text\n12:18,a,one\n12:10,a,two\n12:19,a,three\n")
    assert [line.at_s for line in log.chapters[0].lines] == [0, 30, 60]


def test_a_conversation_is_a_customer_who_writes_and_an_agent_who_reads(tmp_path: Path) -> None:
    log = read_text(tmp_path, CONVERSATIONS)
    assert log.is_parallel
    assert [chapter.people for chapter in log.chapters] == [["customer", "agent"]] * 2
    assert [line.at_s for line in log.chapters[0].lines] == [0, 1], "one line a second without times"


def test_what_cannot_be_sent_is_skipped_and_what_cannot_be_typed_is_removed(tmp_path: Path) -> None:
    log = read_text(tmp_path, f"nick,text\na,\x02bold\x02\na,   \na,{'x' * 4001}\na,plain\n")
    assert [line.text for line in log.chapters[0].lines] == ["bold", "plain"]
    assert log.skipped == 2


def test_columns_can_be_mapped(tmp_path: Path) -> None:
    log = read_text(tmp_path, "who,said\nanna,hello\n", "speaker=who,text=said")
    assert log.chapters[0].speakers == ["anna"]


@pytest.mark.parametrize("columns", ["", "text=nothing", "colour=said"])
def test_a_log_without_text_is_refused_with_a_sentence(tmp_path: Path, columns: str) -> None:
    with pytest.raises(LogError):
        read_text(tmp_path, "who,said\nanna,hello\n", columns)


def test_a_missing_file_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LogError, match="Cannot read"):
        read_log(tmp_path / "none.csv")
