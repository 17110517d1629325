"""Labelled messages, and the files they are read from."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from saypro.helpdesk.models.tickets import Category

LABELLED = Path(__file__).with_name("labelled")
HELD_OUT = LABELLED / "held_out.csv"


@dataclass(frozen=True, slots=True)
class Example:
    text: str
    label: str


class Unreadable(Exception):
    """A file of examples that is not one, with a sentence for people."""


def to_learn_from() -> list[Example]:
    """Every example that ships with the house, without those held out."""
    return [
        one for category in Category for one in examples(LABELLED / f"{category}.csv", "text", "category")
    ]


def held_out() -> list[Example]:
    """Written in another manner than the others, never learned from."""
    return examples(HELD_OUT, "text", "category")


def examples(
    path: Path, text: str = "text", label: str = "label", named: Callable[[str], str] = str
) -> list[Example]:
    """The labelled messages of a CSV file with these columns. Raises Unreadable."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [Example(row[text], named(row[label].strip())) for row in rows(file, path, {text, label})]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{path} cannot be read as a CSV file in UTF-8: {error}") from error


def rows(file: Iterable[str], path: Path, columns: set[str]) -> list[dict[str, str]]:
    reader = csv.DictReader(file)
    if missing := columns - set(reader.fieldnames or []):
        raise Unreadable(f"{path} has no column called {' or '.join(sorted(missing))}.")
    found = [row for row in reader if all((row[column] or "").strip() for column in columns)]
    if not found:
        raise Unreadable(f"{path} has no row with both a text and a label.")
    return found
