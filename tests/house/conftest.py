import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.house.rules import ROOT

Plant = Callable[[str, str], Path]


@pytest.fixture
def plant(tmp_path: Path) -> Plant:
    """Put a faulty file into a copy of the house; returns the copy's root."""
    shutil.copytree(
        ROOT / "saypro", tmp_path / "saypro", ignore=shutil.ignore_patterns("static", "__pycache__")
    )
    shutil.copytree(ROOT / "tests" / "house", tmp_path / "tests" / "house")
    shutil.copy(ROOT / ".importlinter", tmp_path)

    def put(path: str, text: str) -> Path:
        place = tmp_path / "saypro" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
        return tmp_path

    return put
