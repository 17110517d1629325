"""The import contracts hold, and each sees a planted fault and names it."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.conftest import Plant
from tests.house.rules import ROOT


def lint(root: Path) -> tuple[int, str]:
    command = [str(Path(sys.prefix) / "bin" / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_the_contracts_hold() -> None:
    code, said = lint(ROOT)
    assert code == 0, said


@pytest.mark.parametrize(
    ("path", "line", "named"),
    [
        (
            "kit/sneaky.py",
            "import saypro.listings.models",
            "saypro.kit is not allowed to import saypro.listings",
        ),
        (
            "events/sneaky.py",
            "import saypro.realtime.topics",
            "saypro.events is not allowed to import saypro.realtime",
        ),
        (
            "conversations/actions/sneaky.py",
            "import saypro.conversations.views",
            "saypro.conversations.actions is not allowed to import saypro.conversations.views",
        ),
        (
            "conversations/sneaky.py",
            "import saypro.listings.reactions",
            "saypro.conversations.sneaky enters saypro.listings.reactions",
        ),
        ("garden/__init__.py", "", "garden"),
    ],
)
def test_a_wrong_import_is_named(plant: Plant, path: str, line: str, named: str) -> None:
    code, said = lint(plant(path, line))
    assert code == 1
    assert named in " ".join(said.split())
