"""Words from strangers on one line."""

from saypro.kit.text import clean_text


def one_line(text: str) -> str:
    """The text without what hides or reorders characters, its blanks made single."""
    return " ".join(clean_text(text).split())
