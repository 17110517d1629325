"""Batches of the event loop: together what came together, and one bad item harms no other."""

import asyncio

import pytest

from saypro.kit.loop_batching import LoopBatcher


def test_what_comes_during_a_batch_is_the_next_one() -> None:
    batches: list[list[int]] = []
    answers: list[object] = []

    async def work(batch: list[int]) -> list[int]:
        batches.append(batch)
        if len(batches) == 1:
            submit(3, 4)
        await asyncio.sleep(0)
        return [10 * item for item in batch]

    def submit(*items: int) -> None:
        for item in items:
            batcher.submit(item, answers.append)

    async def main() -> None:
        batcher.start()
        submit(1, 2)
        await batcher.stop()
        batcher.start()
        submit(5)
        await batcher.stop()

    batcher = LoopBatcher(work, most=2)
    asyncio.run(main())
    assert batches == [[1, 2], [3, 4], [5]]
    assert answers == [10, 20, 30, 40, 50]


def test_one_bad_item_fails_alone() -> None:
    answers: list[object] = []

    async def work(batch: list[int]) -> list[float]:
        return [1 / item for item in batch]

    async def main() -> None:
        batcher.start()
        for item in (1, 0, 2):
            batcher.submit(item, answers.append)
        await batcher.stop()

    batcher = LoopBatcher(work)
    asyncio.run(main())
    assert answers[::2] == [1.0, 0.5]
    assert isinstance(answers[1], ZeroDivisionError)


def test_a_thread_may_wait_for_its_item() -> None:
    async def work(batch: list[int]) -> list[float]:
        return [1 / item for item in batch]

    async def main() -> None:
        batcher.start()
        assert await asyncio.to_thread(batcher.wait_for, 4) == 0.25
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(batcher.wait_for, 0)
        await batcher.stop()

    batcher = LoopBatcher(work)
    asyncio.run(main())
