import json

import pytest
from django.db import connection

from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db


def ask(times=1):
    for _ in range(times):
        with connection.cursor() as cursor:
            cursor.execute("SELECT 'are you there'")


@pytest.fixture
def beside(tmp_path, monkeypatch):
    monkeypatch.delenv("RECORD_QUERIES", raising=False)
    (tmp_path / "query_counts.json").write_text(json.dumps({"asking": 2}))
    return str(tmp_path / "test_asking.py")


def test_the_recorded_number_is_right(beside):
    with assert_queries("asking", beside=beside):
        ask(times=2)


@pytest.mark.parametrize("times", [1, 3])
def test_more_or_fewer_fail_and_show_the_queries(beside, times):
    with (
        pytest.raises(AssertionError, match=r"2 are written down.*\n.*are you there"),
        assert_queries("asking", beside=beside),
    ):
        ask(times)


def test_what_was_never_recorded_fails(beside):
    with (
        pytest.raises(AssertionError, match="None are written down"),
        assert_queries("unheard of", beside=beside),
    ):
        ask()


def test_recording_writes_the_number_and_keeps_the_others(beside, monkeypatch, tmp_path):
    monkeypatch.setenv("RECORD_QUERIES", "1")
    with assert_queries("telling", beside=beside):
        ask(times=3)
    assert json.loads((tmp_path / "query_counts.json").read_text()) == {"asking": 2, "telling": 3}
