"""The line for the seats: fair between people, with an end, and no seat is ever lost."""

import asyncio
from collections.abc import Hashable

import pytest

from saypro.kit.line import Full, Line


class Scene:
    """Who sat down, in order."""

    def __init__(self, seats: int = 1, share: int = 1, longest: int = 100, patience_s: float = 5) -> None:
        self.line: Line[Hashable] = Line(seats, lambda _key: share, longest, patience_s)
        self.order: list[Hashable] = []
        self.most = 0

    async def visit(self, key: Hashable, lasts_s: float = 0.001) -> None:
        async with self.line.seat(key):
            self.order.append(key)
            self.most = max(self.most, sum(self.line.sitting.values()))
            await asyncio.sleep(lasts_s)

    @property
    def is_empty(self) -> bool:
        return not self.line.sitting and not self.line.waiting and self.line.length == 0


def test_keys_take_turns_however_many_one_sends() -> None:
    async def scene() -> Scene:
        ours = Scene()
        crowd = [ours.visit("crowd") for _ in range(50)]
        await asyncio.gather(*crowd, ours.visit("lerato"), ours.visit("sipho"))
        return ours

    ours = asyncio.run(scene())
    assert ours.order[:4] == ["crowd", "crowd", "lerato", "sipho"]
    assert ours.is_empty


def test_nobody_takes_more_than_their_share_and_all_no_more_than_there_are() -> None:
    async def scene() -> Scene:
        ours = Scene(seats=3, share=2)
        await asyncio.gather(*(ours.visit(key) for key in "aaaaaabbbbbbcccccc"))
        return ours

    ours = asyncio.run(scene())
    assert ours.most == 3
    assert ours.order[:3] == ["a", "a", "b"]
    assert len(ours.order) == 18
    assert ours.is_empty


def test_a_long_line_takes_nobody_more() -> None:
    async def scene() -> None:
        ours = Scene(longest=2)
        waiting = [asyncio.create_task(ours.visit("a")) for _ in range(3)]
        await asyncio.sleep(0)
        with pytest.raises(Full):
            await ours.visit("b")
        await asyncio.gather(*waiting)
        assert ours.is_empty

    asyncio.run(scene())


def test_nobody_waits_for_ever() -> None:
    async def scene() -> None:
        ours = Scene(patience_s=0.01)
        sitting = asyncio.create_task(ours.visit("a", lasts_s=0.05))
        await asyncio.sleep(0)
        with pytest.raises(Full):
            await ours.visit("b")
        await sitting
        await ours.visit("b")
        assert ours.is_empty

    asyncio.run(scene())


def test_who_leaves_the_line_holds_no_place_in_it() -> None:
    async def scene() -> None:
        ours = Scene()
        sitting = asyncio.create_task(ours.visit("a", lasts_s=0.02))
        leaving = [asyncio.create_task(ours.visit("b")) for _ in range(5)]
        await asyncio.sleep(0)
        for task in leaving[1:4]:
            task.cancel()
        await asyncio.gather(sitting, *leaving, return_exceptions=True)
        assert ours.order == ["a", "b", "b"]
        assert ours.is_empty

    asyncio.run(scene())


def test_who_leaves_in_the_moment_of_being_called_passes_the_seat_on() -> None:
    async def scene() -> None:
        ours = Scene()
        async with ours.line.seat("a"):
            called, next_one = (asyncio.create_task(ours.visit(key)) for key in "bc")
            await asyncio.sleep(0)
        called.cancel()
        await asyncio.gather(called, next_one, return_exceptions=True)
        assert ours.order == ["c"]
        assert ours.is_empty

    asyncio.run(scene())


def test_who_breaks_down_gets_up() -> None:
    async def scene() -> None:
        ours = Scene()
        with pytest.raises(ZeroDivisionError):
            async with ours.line.seat("a"):
                1 / 0  # noqa: B018
        assert ours.is_empty
        assert ours.line.free == 1

    asyncio.run(scene())
