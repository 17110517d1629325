"""What every test may ask for."""

import gc
import os

import hypothesis
import pytest

pytest_plugins = [
    "saypro.project.testing.live",
    "saypro.project.testing.browser",
    "saypro.project.testing.emptying",
    "saypro.project.testing.queue",
    "saypro.project.testing.static",
    "saypro.project.testing.tabs",
    "saypro.project.testing.workers",
]

hypothesis.settings.register_profile("steady", suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("steady")  # a machine that stands still for a moment is no fault of a test

gc.set_threshold(50_000, 20, 20)  # as in the servers: a heap of this size is not to be searched all the time

LONG = (
    "tests/faults/",
    "saypro/bench/tests/test_cli",
    "tests/test_demo",
    "moderation/tests/test_push",
    "journeys",
    "house/test_access",
    "in_a_browser",
    "test_filters",
    "tests/floods/",
    "tests/fuzz/",
)


REAL = {"live_site", "server", "start_worker"}
"""Fixtures with real processes beside the test, which a busy machine may hold up at any moment."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take long, so that no worker is left alone with one at the end."""
    gc.freeze()
    items.sort(key=lambda item: not any(name in item.nodeid for name in LONG))
    if os.environ.get("CI") == "true":
        for item in items:
            if isinstance(item, pytest.Function) and REAL.intersection(item.fixturenames):
                item.add_marker(pytest.mark.flaky(reruns=1))
