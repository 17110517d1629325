"""What is read beside a page, and what is not."""

from collections.abc import Iterator
from threading import Event

import pytest
from django.db import OperationalError, connection, connections, transaction

from saypro.kit.meanwhile import _BESIDE, meanwhile


@pytest.fixture(autouse=True)
def _hang_up(transactional_db: None) -> Iterator[None]:
    yield
    _BESIDE.submit(connections.close_all).result()


def backend() -> int:
    """Which connection this is asked on."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def test_it_is_read_on_a_connection_of_its_own_which_stays() -> None:
    first = meanwhile(backend)()
    assert first != backend()
    assert meanwhile(backend)() == first


def test_a_transaction_reads_what_it_has_written() -> None:
    with transaction.atomic():
        assert meanwhile(backend)() == backend()


def test_whoever_comes_while_somebody_reads_does_not_wait_for_them() -> None:
    go_on = Event()
    long = meanwhile(lambda: go_on.wait(20))
    assert meanwhile(backend)() == backend()
    go_on.set()
    assert long()
    assert meanwhile(backend)() != backend()


def test_what_goes_wrong_is_told_to_whoever_waits() -> None:
    def go_wrong() -> None:
        raise LookupError("no such figure")

    waiting = meanwhile(go_wrong)
    with pytest.raises(LookupError, match="no such figure"):
        waiting()
    assert meanwhile(backend)() != backend()


def test_a_connection_that_broke_is_replaced_and_the_answer_comes_all_the_same() -> None:
    broken = meanwhile(backend)()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [broken])
    assert meanwhile(backend)() == backend(), "asked once more, on the page's own"
    assert meanwhile(backend)() not in (broken, backend())


def test_another_database_is_asked_on_another_connection() -> None:
    def name() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_database()")
            return str(cursor.fetchone()[0])

    here = meanwhile(name)()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(connections.settings["default"], "NAME", "postgres")
        assert meanwhile(name)() == "postgres" != here


def test_a_database_that_is_away_is_told_of() -> None:
    def away() -> None:
        raise OperationalError("the server closed the connection")

    with pytest.raises(OperationalError):
        meanwhile(away)()
