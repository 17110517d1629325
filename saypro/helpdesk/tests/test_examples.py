"""The examples of the house are what they are said to be."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from saypro.helpdesk.models import Category
from saypro.helpdesk.sorting.categories import category_named
from saypro.helpdesk.sorting.examples import LABELLED, Unreadable, examples, held_out, to_learn_from

CATEGORIES = set(Category.values)


def known(text: str) -> str:
    return " ".join(text.casefold().split())


def test_there_are_enough_examples_of_every_category() -> None:
    counted = Counter(one.label for one in to_learn_from())
    assert set(counted) == CATEGORIES
    assert min(counted.values()) >= 250
    assert sum(counted.values()) >= 1800


def test_they_are_also_in_afrikaans_isizulu_and_mixed() -> None:
    counted: Counter[str] = Counter()
    for category in CATEGORIES:
        with (LABELLED / f"{category}.csv").open(encoding="utf-8") as file:
            counted.update(row["language"] for row in csv.DictReader(file))
    assert set(counted) == {"en", "af", "zu", "mixed"}
    assert min(counted.values()) >= 50


def test_no_example_is_there_twice_and_none_is_held_out_too() -> None:
    learned = [known(one.text) for one in to_learn_from()]
    assert len(learned) == len(set(learned))
    assert not set(learned) & {known(one.text) for one in held_out()}


def test_what_is_held_out_has_as_many_of_each() -> None:
    assert Counter(one.label for one in held_out()) == dict.fromkeys(CATEGORIES, 50)


@pytest.mark.parametrize(
    ("spelt", "key"),
    [
        ("General Inquiries", "general"),
        ("support_requests", "support"),
        ("Complaints", "complaint"),
        ("Renewal/Approval Requests", "renewal"),
        ("Policy Violation Reports", "violation"),
        ("Miscellaneous (feedback, suggestions)", "misc"),
        ("other", "other"),
    ],
)
def test_categories_are_known_by_their_longer_names(spelt: str, key: str) -> None:
    assert category_named(spelt) == key


def test_a_file_without_the_column_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text("text,kind\nhello,misc\n")
    with pytest.raises(Unreadable, match="no column called label"):
        examples(path)


def test_a_file_that_is_no_text_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_bytes(b"text,label\n\xff\xfe\x00,misc\n")
    with pytest.raises(Unreadable, match="cannot be read"):
        examples(path)
