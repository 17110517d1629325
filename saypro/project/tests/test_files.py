"""Hashed names reach into modules."""

import re
from pathlib import Path

import pytest

import saypro

MODULES = sorted(Path(saypro.__file__).parent.glob("*/static/*/*.js"))
IMPORT = re.compile(r"^(?:import|export)\b.*['\"]\./.*$", re.MULTILINE)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_every_import_is_written_so_that_it_gets_a_hashed_name(module: Path) -> None:
    for line in IMPORT.findall(module.read_text()):
        assert line.endswith(";"), f"{module.name}: end this import with a semicolon: {line}"
