"""The articles a house begins with: one file each, a few lines of facts above the text.

The file's name is the article's address. Originals come before what translates them.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class First:
    slug: str
    title: str
    topic: str
    body: str
    language: str = "en"
    words: str = ""
    translates: str = ""
    is_for_staff: bool = False


def first_articles() -> list[First]:
    """All of them, as they are written."""
    found = [read(path) for path in sorted(FOLDER.glob("*.md"))]
    return sorted(found, key=lambda first: bool(first.translates))


def read(path: Path) -> First:
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    facts = dict(line.split(": ", 1) for line in head.splitlines())
    return First(
        slug=path.stem,
        title=facts["title"],
        topic=facts["topic"],
        body=body.strip(),
        language=facts.get("language", "en"),
        words=facts.get("words", ""),
        translates=facts.get("translates", ""),
        is_for_staff=facts.get("readers") == "staff",
    )
