"""Our lists of words and phrases: lines under headings in brackets, `#` and a blank before a remark."""

from pathlib import Path

HERE = Path(__file__).parent


def sections(path: Path) -> dict[str, tuple[str, ...]]:
    """The lines under each `[heading]`, in the file's order."""
    parts: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, path.read_text(encoding="utf-8").splitlines())):
        if line.startswith("[") and line.endswith("]"):
            parts[line.strip("[]")] = under = []
        elif not line.startswith("# "):
            under.append(line)
    return {heading: tuple(lines) for heading, lines in parts.items()}
