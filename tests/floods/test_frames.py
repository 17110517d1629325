"""Frames that break the protocol or strain it: what the quick cases of the Autobahn suite ask, and more."""

import json
import struct
from contextlib import ExitStack

from saypro.bench.people import Person, make_people
from saypro.bench.raw import (
    BINARY,
    CLOSE,
    CONTINUATION,
    PING,
    PONG,
    TEXT,
    Raw,
    connected,
    frame,
    handshake,
    opened,
    text,
)
from saypro.bench.server import Server

MB = 1024 * 1024
MOST_GROWTH_KB = 50 * 1024


def closing(code: int, reason: bytes = b"") -> bytes:
    return frame(CLOSE, struct.pack("!H", code) + reason)


def part(opcode: int, payload: bytes = b"") -> bytes:
    return frame(opcode, payload, fin=False)


ENDINGS = {
    "16 MB of text": (frame(TEXT, b"x" * 16 * MB), 1009),
    "16 MB only announced": (frame(TEXT, b"x", says=16 * MB), 1009),
    "2^63 bytes announced": (frame(TEXT, says=2**63 - 1), 1009),
    "a megabyte in two parts and a byte": (part(TEXT, b"x" * MB) + frame(CONTINUATION, b"x"), 1009),
    "a million empty parts": (part(TEXT, b"x") + part(CONTINUATION) * 1_000_000, 1009),
    "a million parts of a byte": (part(TEXT, b"x") + part(CONTINUATION, b"y") * 1_000_000, 1009),
    "a hundred thousand pings": (frame(PING, b"x" * 125) * 100_000, 1008),
    "a hundred thousand pongs": (frame(PONG, b"x" * 125) * 100_000, 1008),
    "a message that never ends": (frame(TEXT, b"{", says=100), 1008),
    "a part that nothing follows": (part(TEXT, b"{"), 1008),
    "a head and no more": (frame(TEXT, says=100), 1008),
    "half a head": (b"\x81", 1008),
    "compressed though nobody agreed": (frame(TEXT, b"\x00" * MB, reserved=4), 1002),
    "the second reserved bit": (frame(TEXT, b"{}", reserved=2), 1002),
    "the third reserved bit": (frame(PING, reserved=1), 1002),
    "an unknown kind of data": (frame(0x3), 1002),
    "an unknown kind of control": (frame(0xB), 1002),
    "an unmasked frame": (frame(TEXT, b"{}", masked=False), 1002),
    "a ping of 126 bytes": (frame(PING, b"x" * 126), 1002),
    "a ping in parts": (part(PING), 1002),
    "a continuation of nothing": (frame(CONTINUATION, b"x"), 1002),
    "text inside text": (part(TEXT, b"x") + frame(TEXT, b"y"), 1002),
    "no text": (frame(TEXT, b"\xff\xfe"), 1007),
    "an overlong slash": (frame(TEXT, b"\xc0\xaf"), 1007),
    "a surrogate": (frame(TEXT, b"\xed\xa0\x80"), 1007),
    "half a letter at the end": (part(TEXT, b"\xc3") + frame(CONTINUATION), 1007),
    "no text in the first of many parts": (part(TEXT, b"\xff"), 1007),
    "a goodbye of one byte": (frame(CLOSE, b"\x03"), 1002),
    "a goodbye with a code nobody has": (closing(1005), 1002),
    "a goodbye with a code of nowhere": (closing(65535), 1002),
    "a goodbye in no text": (closing(1000, b"\xff"), 1007),
    "a goodbye": (closing(1000, b"thanks"), 1000),
    "a goodbye without a word": (frame(CLOSE), 1005),
    "a goodbye of one's own": (closing(4999), 4999),
}


def test_a_broken_frame_ends_its_own_socket_and_nothing_else(server: Server, lerato: Person) -> None:
    breakers = make_people(list(ENDINGS))
    server.forget_peak()
    before = server.rss_kb()
    with ExitStack() as sockets:
        other = sockets.enter_context(opened(server, lerato.cookie))
        broken = [sockets.enter_context(opened(server, person.cookie)) for person in breakers]
        for raw, (data, _code) in zip(broken, ENDINGS.values(), strict=True):
            raw.send_what_it_takes(data)
        codes = {what: raw.close_code() for what, raw in zip(ENDINGS, broken, strict=True)}
        assert codes == {what: code for what, (_data, code) in ENDINGS.items()}
        assert other.is_answered()
    assert server.peak_kb() - before < MOST_GROWTH_KB


def test_frames_may_come_in_any_pieces(server: Server, lerato: Person) -> None:
    """A byte at a time, many at once, in parts with pings between them, letters cut in the middle."""
    with opened(server, lerato.cookie) as raw:
        for byte in text({"ping": 1}):
            raw.send(bytes([byte]))
        raw.hear("pong")
        raw.send(text({"ping": 1}) * 40)
        for _ping in range(40):
            raw.hear("pong")
        asked = json.dumps({"join": {"topic": "thread:ë🙂"}}, ensure_ascii=False).encode()
        pieces = [asked[place : place + 1] for place in range(len(asked))]
        raw.send(part(TEXT, pieces[0]))
        for piece in pieces[1:]:
            raw.send(frame(PING, b"still there?") + part(CONTINUATION, piece))
        raw.send(frame(CONTINUATION))
        assert raw.hear("error")["code"] == "not_found"


def test_pings_come_back_as_they_were(server: Server, lerato: Person) -> None:
    with opened(server, lerato.cookie) as raw:
        for payload in (b"", b"\x00\xff", b"x" * 125):
            raw.send(frame(PING, payload))
            assert raw.next() == (PONG, payload)
        raw.send(frame(PONG, b"nobody asked"))
        raw.send(frame(BINARY, b'{"ping": 1}'))
        assert raw.hear("error")["code"] == "malformed"
        assert raw.is_answered()


def test_compression_is_declined(server: Server, lerato: Person) -> None:
    """So that a megabyte cannot become a gigabyte."""
    with connected(server) as raw:
        offer = "permessage-deflate; client_max_window_bits"
        raw.send(handshake(server.port, lerato.cookie, Sec_WebSocket_Extensions=offer))
        head = raw.head().lower()
        assert b" 101 " in head
        assert b"sec-websocket-extensions" not in head
        raw.send(frame(TEXT, b"\x00" * 100_000, reserved=4))
        raw.hear("hello")
        assert raw.close_code() == 1002


def test_who_says_goodbye_and_does_not_hang_up_is_hung_up_on(server: Server, lerato: Person) -> None:
    with opened(server, lerato.cookie) as raw:
        raw.send(closing(1000))
        assert raw.close_code() == 1000
        assert is_ended(raw)


def is_ended(raw: Raw) -> bool:
    try:
        return not raw.read(1)
    except EOFError:
        return True
