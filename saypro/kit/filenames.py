"""Names of files from strangers: what is left is safe to show, to save and to put into a header."""

import re
import unicodedata

LONGEST_BYTES = 120
LONGEST_READ = 2_000
NAMELESS = "file"
# Letters and marks by their class that are nevertheless never seen; what no font shows goes by its class.
UNSEEN = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
FORBIDDEN = re.compile(r'[<>:"|?*\\/]')  # some system keeps no file under a name with one of these
LIKE_AN_EXTENSION = re.compile(r"\.(?=[a-z]\w{0,5}(?:\.|$))", re.IGNORECASE)
DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
ALIKE = {"webp": ("webp", "jpg", "jpeg", "png", "avif", "heic", "heif"), "txt": ("txt", "text")}
MOST_MARKS = 2


def clean_filename(name: str, extension: str) -> str:
    """The name a person may see and save under, at most 120 bytes, ending in this extension and no other.

    `extension` is what the content says, without a dot. A name that holds nothing becomes "file".
    """
    stem = few_marks(visible(re.split(r"[\\/]", name)[-1][:LONGEST_READ]))
    stem = tidy(FORBIDDEN.sub("-", " ".join(unicodedata.normalize("NFC", stem).split())))
    stem = LIKE_AN_EXTENSION.sub("-", tidy(without(stem, extension))) or NAMELESS
    if DEVICES.match(stem):
        stem = f"{NAMELESS}-{stem}"
    return f"{bounded(stem, LONGEST_BYTES - len(extension) - 1)}.{extension}"


def visible(text: str) -> str:
    """Without what hides, turns or joins other characters: controls, formats, what has no meaning yet."""
    shown = (" " if unicodedata.category(char) == "Zs" else char for char in UNSEEN.sub("", text))
    return "".join(char for char in shown if unicodedata.category(char)[0] not in "CZ" or char == " ")


def without(stem: str, extension: str) -> str:
    """The name without the extension it deserves; a wrong one is kept as words."""
    endings = ALIKE.get(extension, (extension,))
    return next((stem[: -len(one) - 1] for one in endings if stem.lower().endswith(f".{one}")), stem)


def few_marks(text: str) -> str:
    """The text with no letter under a heap of accents: they would cover the lines around it."""
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def bounded(text: str, most: int) -> str:
    """The beginning of the text, at most so many bytes, ending between two characters."""
    return tidy(text.encode()[:most].decode(errors="ignore"))


def tidy(text: str) -> str:
    return text.strip(". -")
