"""The short way for plain frames says what websockets' own parser says, and leaves it the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from saypro.project.protocols.plain import framed, read_plain

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
MASK = b"\x0f\xf0\x55\xaa"


def masked(size: bytes, words: bytes, first: int = 0x81) -> bytes:
    """A client's frame, written by hand."""
    hidden = bytes(byte ^ MASK[place % 4] for place, byte in enumerate(words))
    return bytes((first, 0x80 | size[0])) + size[1:] + MASK + hidden


@given(texts)
def test_what_is_said_is_framed_as_the_writer_frames_it(text: str) -> None:
    assert framed(text) == Frame(Opcode.TEXT, text.encode()).serialize(mask=False)


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_every_length_is_written_in_its_shortest_form(size: int) -> None:
    assert framed("x" * size) == Frame(Opcode.TEXT, b"x" * size).serialize(mask=False)


@given(st.lists(texts, max_size=5))
def test_frames_are_read_one_after_the_other(said: list[str]) -> None:
    data = b"".join(Frame(Opcode.TEXT, text.encode()).serialize(mask=True) for text in said)
    heard, start = [], 0
    while plain := read_plain(data, start):
        heard.append(plain[0])
        start = plain[1]
    assert (heard, start) == (said, len(data))


WHOLE = masked(b"\x05", b"hello")


@pytest.mark.parametrize("end", range(len(WHOLE)))
def test_part_of_a_frame_is_left_to_the_parser(end: int) -> None:
    assert read_plain(WHOLE[:end], 0) is None


@pytest.mark.parametrize(
    "data",
    [
        masked(b"\x05", b"hello", first=0x01),
        masked(b"\x05", b"hello", first=0x80),
        masked(b"\x05", b"hello", first=0x82),
        masked(b"\x00", b"", first=0x88),
        masked(b"\x00", b"", first=0x89),
        masked(b"\x05", b"hello", first=0xC1),
        framed("hello, who has no mask"),
        masked(b"\x7e\x00\x05", b"hello"),
        masked(b"\x7f" + (200).to_bytes(8, "big"), b"x" * 200),
        masked(b"\x02", b"\xc3\x28"),
    ],
    ids=[
        "first-part",
        "last-part",
        "binary",
        "close",
        "ping",
        "reserved",
        "unmasked",
        "overlong",
        "eight-bytes",
        "not-utf-8",
    ],
)
def test_whatever_else_comes_is_left_to_the_parser(data: bytes) -> None:
    assert read_plain(data, 0) is None
