import pytest
from django.core.cache import cache
from django.db import connection

from saypro.kit.caches import forget_expired

pytestmark = pytest.mark.django_db


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kit_cache")
        return cursor.fetchone()[0]


def test_what_is_kept_comes_back_until_its_time():
    cache.set("who", {"name": "Lerato"}, timeout=60)
    assert cache.get("who") == {"name": "Lerato"}
    cache.set("who", "Sipho", timeout=0)
    assert cache.get("who") is None


def test_only_the_first_adds():
    assert cache.add("seat", "Lerato", timeout=60)
    assert not cache.add("seat", "Sipho", timeout=60)
    assert cache.get("seat") == "Lerato"


def test_what_has_expired_can_be_added_again():
    cache.set("seat", "Lerato", timeout=-1)
    assert cache.add("seat", "Sipho", timeout=60)
    assert cache.get("seat") == "Sipho"


def test_touching_lengthens_only_what_lives():
    cache.set("seat", "Lerato", timeout=60)
    assert cache.touch("seat", 120)
    cache.set("gone", "Lerato", timeout=-1)
    assert not cache.touch("gone", 120)
    assert not cache.touch("never", 120)


def test_without_a_time_it_stays():
    cache.set("house", "stands", timeout=None)
    assert cache.get("house") == "stands"


def test_a_write_is_one_statement_however_much_is_kept(django_assert_num_queries):
    with django_assert_num_queries(1):
        cache.set("who", "Lerato")


def test_a_flood_of_keys_wipes_out_nothing(settings):
    cache.set("throttle:aaa", "counted", timeout=600)
    for number in range(500):
        cache.set(f"flood:{number}", number, timeout=600)
    assert cache.get("throttle:aaa") == "counted"
    assert cache.get("flood:0") == 0


def test_time_takes_away_what_nobody_can_read():
    cache.clear()
    cache.set("dead", 1, timeout=-1)
    cache.set("alive", 2, timeout=60)
    assert forget_expired() == 1
    assert rows() == 1
    assert cache.get("alive") == 2
