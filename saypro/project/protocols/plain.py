"""The frame that nearly every frame is: a short text, whole, by itself. All others are the parser's.

Written as RFC 6455, section 5.2, says; a general parser takes five times as long to read it.
"""

from websockets.frames import apply_mask  # type: ignore[attr-defined]  # the compiled one, where it is

WHOLE_TEXT, MASKED = 0x81, 0x80
SHORT, TWO_BYTES, EIGHT_BYTES = 125, 126, 127
MASK_BYTES = 4


def read_plain(data: bytes, start: int) -> tuple[str, int] | None:
    """The text of the client's frame that begins at `start`, and where the next begins.

    None for what the parser should look at: another kind of frame, part of one, a wrong one.
    """
    if len(data) < start + 2 + MASK_BYTES or data[start] != WHOLE_TEXT:
        return None
    size, mask_at = data[start + 1] - MASKED, start + 2
    if size == TWO_BYTES:
        size, mask_at = int.from_bytes(data[mask_at : mask_at + 2], "big"), mask_at + 2
        if size <= SHORT:
            return None
    elif not 0 <= size <= SHORT:
        return None
    begin = mask_at + MASK_BYTES
    end = begin + size
    if len(data) < end:
        return None
    try:
        return apply_mask(data[begin:end], data[mask_at:begin]).decode(), end
    except UnicodeDecodeError:
        return None


def framed(text: str) -> bytes:
    """The server's frame with this text."""
    words = text.encode()
    size = len(words)
    if size <= SHORT:
        return bytes((WHOLE_TEXT, size)) + words
    if size < 1 << 16:
        return bytes((WHOLE_TEXT, TWO_BYTES)) + size.to_bytes(2, "big") + words
    return bytes((WHOLE_TEXT, EIGHT_BYTES)) + size.to_bytes(8, "big") + words
