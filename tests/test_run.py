"""The script at the root, in a copy with nothing to install."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from saypro.project.var import PACKAGE

ECHO = "import os, sys, wave\nprint(os.getcwd(), sys.prefix, *sys.argv[1:])\n"
INSTALLING = "Installing what requirements.txt lists"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder like ours: the script, locks without packages, and a package that repeats what it is told."""
    root = tmp_path / "a house"
    (root / "saypro").mkdir(parents=True)
    shutil.copy2(PACKAGE.parent / "run", root / "run")
    (root / "saypro" / "__main__.py").write_text(ECHO)
    for name in ("requirements.txt", "requirements-dev.txt"):
        (root / name).write_text("# nothing\n")
    return root


def started(house: Path, *words: str, **environment: str) -> "subprocess.Popen[str]":
    """Without network and home, from another folder, with a system's plain environment and what is given."""
    plain = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "PIP_NO_INDEX": "1", **environment}
    command = [sys._base_executable, str(house / "run"), *words]  # type: ignore[attr-defined]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd="/", env=plain, text=True, **pipes)  # type: ignore[call-overload,no-any-return]


def told(process: "subprocess.Popen[str]") -> tuple[str, str]:
    out, err = process.communicate(timeout=120)
    assert process.returncode == 0, err
    return out, err


def test_it_installs_once_and_again_only_when_the_lock_changes(house: Path) -> None:
    together = [started(house, "serve", "--port", "1"), started(house, "serve", "--port", "1")]
    heard = [told(process) for process in together]
    assert [INSTALLING in err for _, err in heard].count(True) == 1, "two at once must not install twice"
    assert {out for out, _ in heard} == {f"/ {house}/.venv serve --port 1\n"}

    assert told(started(house, "manage", "x"))[1] == ""

    (house / "requirements.txt").write_text("# something else\n")
    assert INSTALLING in told(started(house, "manage", "x"))[1]
    assert told(started(house, "manage", "x"))[1] == ""

    shutil.rmtree(house / "saypro" / "__pycache__")
    told(started(house, "manage", "x", PYTHONDONTWRITEBYTECODE="1"))
    assert [*(house / ".venv" / "bytecode").rglob("*.pyc")], "the next start is to find it"
    assert not [*(house / "saypro").rglob("*.pyc")], "and none beside the sources"
