"""The style sheets of all rooms hold together."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
SHEETS = sorted(HOUSE.glob("*/static/*/*.css"))
LAYERS = {"reset", "tokens", "base", "layout", "components", "screens", "utilities"}
SET_BY_SCRIPTS = {"v"}


def words(sheet):
    return re.sub(r"/\*.*?\*/", "", sheet.read_text(), flags=re.DOTALL)


def named(sheet):
    return str(sheet.relative_to(HOUSE))


DEFINED = {name for sheet in SHEETS for name in re.findall(r"(--[\w-]+)\s*:", words(sheet))}


def test_there_are_sheets():
    assert len(SHEETS) > 8


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_every_token_used_is_defined(sheet):
    used = set(re.findall(r"var\((--[\w-]+)\s*\)", words(sheet)))
    assert used - DEFINED - {f"--{name}" for name in SET_BY_SCRIPTS} == set()


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_every_file_it_names_exists(sheet):
    for address in re.findall(r"url\(\"([^\"]+)\"\)", words(sheet)):
        assert (sheet.parent / address).is_file(), address


@pytest.mark.parametrize("sheet", SHEETS, ids=named)
def test_everything_is_in_a_layer_we_know(sheet):
    assert set(re.findall(r"@layer ([\w-]+) \{", words(sheet))) <= LAYERS
    outside = re.sub(r"\s", "", strip_blocks(words(sheet)))
    assert re.sub(r"@layer[\w,-]+;?", "", outside) == ""


def strip_blocks(text):
    """What stands outside of all braces."""
    depth, kept = 0, []
    for letter in text:
        depth += letter == "{"
        if not depth:
            kept.append(letter)
        depth -= letter == "}"
    return "".join(kept)
