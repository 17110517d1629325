"""About a minute of kill -9 under load: every promise holds."""

import json
import subprocess
import sys

import pytest

PROMISES = ("lost", "doubled", "reordered", "gaps", "phantom", "leak", "wrong_unread")


@pytest.mark.faults
def test_killing_the_server_and_postgresql_breaks_no_promise() -> None:
    bench = subprocess.run(
        [sys.executable, "-m", "saypro", "bench", "faults", "--kills", "8", "--json"],
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert bench.stdout, bench.stderr
    told = json.loads(bench.stdout)
    assert {promise: told[promise] for promise in PROMISES} == dict.fromkeys(PROMISES, 0), told
    assert (told["server_kills"], told["postgres_kills"]) == (5, 3)
    assert told["acked"] == told["sent"] > 500, "twenty writers must have had work to lose"
    assert bench.returncode == 0
