"""Every room has its page, and every door says what it does."""

import ast
import re
from pathlib import Path

from tests.house.rules import ROOT, heights_of_rooms, parsed, python_files

DOORS = {"actions", "queries", "access", "testing"}


def test_every_room_has_a_page() -> None:
    pages = {page.stem for page in (ROOT / "docs" / "rooms").glob("*.md")}
    assert pages == heights_of_rooms(ROOT).keys()


def test_every_room_says_what_it_is_for() -> None:
    silent = [room for room in heights_of_rooms(ROOT) if not ast.get_docstring(parsed(init_of(room)))]
    assert not silent


def init_of(room: str) -> Path:
    return ROOT / "saypro" / room / "__init__.py"


def test_every_door_module_says_what_lies_behind_it() -> None:
    silent = [
        str(path) for path in python_files(ROOT) if is_door(path) and not ast.get_docstring(parsed(path))
    ]
    assert not silent


def is_door(path: Path) -> bool:
    parts = path.relative_to(ROOT / "saypro").with_suffix("").parts
    return len(parts) > 1 and parts[1] in DOORS


def test_links_between_documents_lead_somewhere() -> None:
    lost = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for link in links_in(page.read_text())
        if not (page.parent / link).exists()
    ]
    assert not lost


def links_in(text: str) -> list[str]:
    """The files a page links to, without addresses elsewhere and places within a page."""
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    return [link for link in links if ":" not in link]
