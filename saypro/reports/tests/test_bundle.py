"""The script that draws charts."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from pytest_django import Settings

from saypro.reports.bundle import NAME, VegaFinder


@pytest.fixture(autouse=True)
def somewhere(settings: Settings, tmp_path: Path) -> None:
    settings.VAR = tmp_path


def test_the_script_is_made_once_and_found_among_the_static_files(tmp_path: Path) -> None:
    place = Path(str(finders.find(NAME)))
    assert place.is_relative_to(tmp_path)
    assert "vegaEmbed" in place.read_text()
    made = place.stat().st_mtime_ns
    [(name, storage)] = VegaFinder().list([])
    assert name == NAME
    assert storage.path(name) == str(place)
    assert place.stat().st_mtime_ns == made
    assert [path.name for path in place.parent.iterdir()] == ["vega.js"]


@pytest.mark.parametrize("path", ["reports/live.js", "vega.js", "../reports/vega.js"])
def test_nothing_else_is_found_there(path: str, tmp_path: Path) -> None:
    assert VegaFinder().find(path) == []
    assert list(tmp_path.iterdir()) == []
