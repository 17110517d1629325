"""Arrays come to the database as they were, whatever the words in them are made of."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from saypro.conversations.actions.statements import literal

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
AWKWARD = ["", "NULL", '"', "\\", '\\"', "{a,b}", "a,b", " a ", "\n", "'; --", "🙂"]


def back(values: list[Any], kind: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT %s::{kind}[]", [literal(values)])
        return cursor.fetchone()[0]  # type: ignore[no-any-return]


class TestWords(TestCase):
    @given(st.lists(words, max_size=5))
    def test_any_words(self, values: list[str]) -> None:
        assert back(values, "text") == values


@pytest.mark.django_db
def test_awkward_words_numbers_and_ids() -> None:
    assert back(AWKWARD, "text") == AWKWARD
    ids = [uuid4(), UUID(int=0), UUID(int=2**128 - 1)]
    assert back(ids, "uuid") == ids
    assert back([1, -2, 2**62], "bigint") == [1, -2, 2**62]
