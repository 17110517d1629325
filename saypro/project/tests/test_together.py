"""What is written in one turn leaves at once, in order, before the end, and never after it."""

import asyncio

import pytest

from saypro.project.protocols.together import Together


class Line:
    """Remembers what was written to it."""

    def __init__(self) -> None:
        self.left: list[bytes] = []
        self.closed = False

    def write(self, data: bytes) -> None:
        assert not self.closed
        self.left.append(data)

    def is_closing(self) -> bool:
        return self.closed

    def close(self) -> None:
        self.closed = True

    abort = close


async def scene(*, end: str = "") -> list[bytes]:
    """Two words in one turn, an end, if any, and another word in the next turn."""
    line = Line()
    together = Together(line, asyncio.get_running_loop())  # type: ignore[arg-type]
    together.write(b"one ")
    together.write(b"two")
    if end:
        getattr(together, end)()
    await asyncio.sleep(0)
    together.write(b"three")
    await asyncio.sleep(0)
    return line.left


@pytest.mark.parametrize(
    ("end", "left"), [("", [b"one two", b"three"]), ("close", [b"one two"]), ("abort", [])]
)
def test_what_one_turn_writes_leaves_together(end: str, left: list[bytes]) -> None:
    assert asyncio.run(scene(end=end)) == left
