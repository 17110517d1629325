"""Connections that ask for nothing, too much, or never read the answer."""

import socket
import time
from contextlib import ExitStack

import pytest

from saypro.bench.people import Person
from saypro.bench.raw import Raw, connected, handshake, opened
from saypro.bench.server import Server


def status(raw: Raw) -> int:
    return int(raw.head().split(b" ", 2)[1])


SLOWLY = {
    "nothing at all": b"",
    "half a line": b"GET / HT",
    "a head without an end": b"GET / HTTP/1.1\r\nHost: localhost\r\n",
    "half a handshake": b"GET /socket/ HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Up",
}


def test_a_request_that_does_not_come_is_not_waited_for(server: Server) -> None:
    with ExitStack() as sockets:
        slow = {what: sockets.enter_context(connected(server)) for what in SLOWLY}
        for what, raw in slow.items():
            raw.send(SLOWLY[what])
        began = time.monotonic()
        assert {what: status(raw) for what, raw in slow.items()} == dict.fromkeys(SLOWLY, 408)
        assert time.monotonic() - began < 3


def test_a_header_at_a_time_does_not_make_it_wait_longer(server: Server) -> None:
    with connected(server) as raw:
        raw.send(b"GET / HTTP/1.1\r\n")
        began = time.monotonic()
        while not raw.is_readable(0.1):
            raw.send(b"X-Later: 1\r\n")
        assert status(raw) == 408
        assert time.monotonic() - began < 3


@pytest.mark.parametrize("line", [b"X-More: yes\r\n", b"X" * 80])
def test_a_head_without_end_is_turned_away(server: Server, line: bytes) -> None:
    server.forget_peak()
    before = server.rss_kb()
    with connected(server) as raw:
        raw.send_what_it_takes(b"GET / HTTP/1.1\r\n" + line * 500_000)
        assert status(raw) in {400, 431}
    assert server.peak_kb() - before < 10 * 1024


def test_among_many_who_ask_nothing_a_new_member_is_let_in_at_once(server: Server, lerato: Person) -> None:
    """Half say nothing, half stop in the middle of the handshake; the server of this test bears 200."""
    with ExitStack() as crowd:
        for number in range(600):
            silent = crowd.enter_context(connected(server))
            if number % 2:
                silent.send(handshake(server.port, lerato.cookie)[:120])
        began = time.monotonic()
        with opened(server, lerato.cookie) as raw:
            assert raw.is_answered()
        assert time.monotonic() - began < 1


def test_who_does_not_read_the_answer_is_let_go(server: Server, lerato: Person) -> None:
    """A window of two kilobytes, and requests for pages without end."""
    before = server.rss_kb()
    with ExitStack() as crowd:
        readers = [crowd.enter_context(connected(server, window=2048)) for _reader in range(10)]
        for raw in readers:
            raw.send(b"GET /static/kit/tokens.css HTTP/1.1\r\nHost: localhost\r\n\r\n" * 200)
        assert all(is_hung_up(raw.socket, within_s=6) for raw in readers)
    assert server.rss_kb() - before < 30 * 1024


def is_hung_up(connection: socket.socket, within_s: float) -> bool:
    """Whether the other side ended it: by its reset, what was not read is lost."""
    until = time.monotonic() + within_s
    while time.monotonic() < until:
        if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) or not is_established(connection):
            return True
        time.sleep(0.05)
    return False


def is_established(connection: socket.socket) -> bool:
    """By the kernel's word, without reading: the first byte of `tcp_info` is the state."""
    return connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0] == 1
