"""Chat logs as they lie about: CSV of a channel by day, or of conversations by turn."""

import csv
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby, pairwise
from pathlib import Path

from saypro.bench.errors import LogError

LONGEST = 4000
PACE_S = 1.0
GUESSES: dict[str, tuple[str, ...]] = {
    "day": ("date", "day"),
    "time": ("time", "at", "timestamp", "sent_at"),
    "thread": ("conversation", "conversation_id", "thread"),
    "speaker": ("nick", "speaker", "author", "sender", "from"),
    "text": ("text", "utterance", "message", "body"),
}
CUSTOMER = "customer"
AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Line:
    """`at_s` counts from the start of its chapter, at the log's own pace."""

    at_s: float
    speaker: str
    text: str


@dataclass(slots=True)
class Chapter:
    """A day or a conversation: one thread of all who speak in it, and of those who only read."""

    title: str
    lines: list[Line] = field(default_factory=list)
    readers: list[str] = field(default_factory=list)

    @property
    def speakers(self) -> list[str]:
        return list(dict.fromkeys(line.speaker for line in self.lines))

    @property
    def people(self) -> list[str]:
        return [*self.speakers, *self.readers]

    @property
    def length_s(self) -> float:
        return self.lines[-1].at_s if self.lines else 0.0


@dataclass(slots=True)
class ChatLog:
    """`is_parallel` when the chapters are conversations that may run side by side, not days."""

    chapters: list[Chapter]
    is_parallel: bool
    skipped: int = 0
    cleaned: int = 0

    @property
    def count(self) -> int:
        return sum(len(chapter.lines) for chapter in self.chapters)


def read_log(path: Path, *, columns: str = "", limit: int | None = None) -> ChatLog:
    """The log of a CSV file with a header.

    `columns` maps parts to headings, "text=utterance,thread=conversation"; the usual headings are guessed.
    Raises LogError.
    """
    try:
        with path.open(newline="", encoding="utf-8", errors="replace") as file:
            csv.field_size_limit(sys.maxsize)
            reader = csv.DictReader((line.replace("\0", "") for line in file), strict=False)
            return log_of(list(reader)[:limit], headings(reader.fieldnames or (), columns))
    except OSError as error:
        raise LogError(f"Cannot read {path}: {error.strerror}.") from error
    except csv.Error as error:
        raise LogError(f"{path} is not a CSV file: {error}.") from error


def headings(found: Iterable[str], columns: str) -> dict[str, str]:
    """Which heading carries which part."""
    found = list(found)
    chosen = dict(guessed(found))
    for pair in filter(None, columns.split(",")):
        part, _, heading = pair.partition("=")
        if part not in GUESSES or heading not in found:
            raise LogError(
                f"“{pair}” maps nothing: parts are {', '.join(GUESSES)}; headings {', '.join(found)}."
            )
        chosen[part] = heading
    if "text" not in chosen:
        raise LogError(f"No column with the text among {', '.join(found)}: say --columns text=HEADING.")
    return chosen


def guessed(found: list[str]) -> Iterator[tuple[str, str]]:
    for part, names in GUESSES.items():
        for heading in found:
            if heading.strip().lower() in names:
                yield part, heading
                break


def log_of(rows: list[dict[str, str]], part: Mapping[str, str]) -> ChatLog:
    """Rows in their order become chapters; a conversation is known by its key even when rows are mixed."""
    log = ChatLog([], is_parallel="thread" in part)
    chapters: dict[str, list[tuple[float | None, str, str]]] = {}
    for row in rows:
        text = polite(row.get(part["text"]) or "")
        log.cleaned += text != (row.get(part["text"]) or "")
        if not text or len(text) > LONGEST:
            log.skipped += 1
            continue
        key = (row.get(part.get("thread", "")) or row.get(part.get("day", "")) or "the log").strip()
        speaker = (row.get(part.get("speaker", "")) or CUSTOMER).strip() or CUSTOMER
        chapters.setdefault(key, []).append((time_of(row, part), speaker, text))
    log.chapters = [chapter_of(key, lines) for key, lines in chapters.items()]
    return log


def polite(text: str) -> str:
    """The text without what a keyboard cannot type: control characters and halves of pairs."""
    return "".join(
        char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cs")
    ).strip()


def time_of(row: Mapping[str, str], part: Mapping[str, str]) -> float | None:
    """Seconds of the row's own clock, or None where the log has none."""
    words = [(row.get(part[name]) or "").strip() for name in ("day", "time") if name in part]
    if "time" not in part or not words[-1]:
        return None
    day = words[0] if len(words) == 2 else "1970-01-01"
    for text in (words[-1], f"{day} {words[-1]}"):
        try:
            return datetime.fromisoformat(text).timestamp()
        except ValueError:
            continue
    return None


def chapter_of(title: str, rows: list[tuple[float | None, str, str]]) -> Chapter:
    pace = list(paced([at for at, _, _ in rows]))
    lines = [Line(at_s, speaker, text) for at_s, (_, speaker, text) in zip(pace, rows, strict=True)]
    alone = all(line.speaker == CUSTOMER for line in lines)
    return Chapter(title, lines, [AGENT] if alone else [])


def paced(times: list[float | None]) -> Iterator[float]:
    """Seconds from the start, never going back; lines of the same minute are spread over it."""
    if None in times:
        yield from (PACE_S * place for place in range(len(times)))
        return
    rising = list(never_back(time for time in times if time is not None))
    groups = [(time, len(list(group))) for time, group in groupby(rising)]
    ends = [after for _, (after, _) in pairwise(groups)] + [groups[-1][0] + 60]
    for (time, count), end in zip(groups, ends, strict=True):
        room = min(end - time, 60.0)
        yield from (time - rising[0] + room * place / count for place in range(count))


def never_back(times: Iterable[float]) -> Iterator[float]:
    latest = float("-inf")
    for time in times:
        latest = max(latest, time)
        yield latest
