"""A network that cuts connections at random while twenty people write: no promise breaks."""

import asyncio
import random
from collections.abc import Iterator

import pytest

from saypro.bench.faults import Torment
from saypro.bench.server import NO_THROTTLE, Server
from saypro.project.testing.live import database_url, settle
from tests.faults.proxy import Proxy

ROUNDS, BETWEEN_S, SHARE = 40, (0.1, 0.4), 0.15
PROMISES = ("lost", "doubled", "reordered", "gaps", "phantom", "leak", "wrong_unread")


@pytest.fixture
def proxy(transactional_db: None) -> Iterator[Proxy]:
    """In front of a server that takes it for itself."""
    proxy = Proxy()
    own = {
        "DATABASE_URL": database_url(),
        "SAYPRO_URL": f"http://127.0.0.1:{proxy.port}",
        "SAYPRO_POOL": "6",
        "SAYPRO_STATIC": "found",
        "SAYPRO_KNOCK_BURST": "100000",
    }
    with Server(environment={**NO_THROTTLE, **own}) as server:
        proxy.target = server.port
        yield proxy
        settle()
        said = server.words()
    assert "Traceback" not in said, said[-3000:]


def test_cut_connections_break_no_promise(proxy: Proxy) -> None:
    run = Torment(f"http://127.0.0.1:{proxy.port}")

    async def cut_and_count() -> None:
        async with proxy.open():
            await run.run(lambda: cut_at_random(proxy))

    run.play(cut_and_count())
    counts = run.report.counts
    assert {promise: counts[promise] for promise in PROMISES} == dict.fromkeys(PROMISES, 0), counts
    assert (counts["unanswered"], counts["stranger_let_in"]) == (0, 0)
    assert run.report.acked == run.report.sent > 100, "twenty writers must have had something to lose"
    assert proxy.cuts > 20


async def cut_at_random(proxy: Proxy) -> None:
    for _round in range(ROUNDS):
        await asyncio.sleep(random.uniform(*BETWEEN_S))
        proxy.cut_some(SHARE)
