import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.house.rules import ROOT

Plant = Callable[[str, str], Path]
HEAVY = shutil.ignore_patterns("static", "pictures", "__pycache__")


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house in which faults may be planted."""
    root = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "saypro", root / "saypro", ignore=HEAVY)
    shutil.copytree(ROOT / "tests" / "house", root / "tests" / "house", ignore=HEAVY)
    shutil.copy(ROOT / ".importlinter", root)
    return root


@pytest.fixture
def plant(copy: Path) -> Iterator[Plant]:
    """Put a faulty file into the copy, for one test; returns the copy's root."""
    planted: list[Path] = []

    def put(path: str, text: str) -> Path:
        place = copy / "saypro" / path
        if not place.parent.exists():
            planted.append(place.parent)
            place.parent.mkdir()
        planted.append(place)
        place.write_text(text)
        return copy

    yield put
    for place in reversed(planted):
        shutil.rmtree(place) if place.is_dir() else place.unlink()
