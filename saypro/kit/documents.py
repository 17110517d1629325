"""Documents from strangers: known by their content, never by their name, and never unpacked."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

from django.utils.translation import gettext as _

from saypro.kit.archives import Archive, Locked, Suspicious

MAX_BYTES = 15 * 1024 * 1024
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "rtf": "application/rtf",
    "txt": "text/plain",
    "csv": "text/csv",
}
"""What may be sent, by extension, with the type it is handed out as."""

OFFICE = {
    b"wordprocessingml.document.main+xml": "docx",
    b"spreadsheetml.sheet.main+xml": "xlsx",
    b"presentationml.presentation.main+xml": "pptx",
}
OPEN = {TYPES[kind].encode(): kind for kind in ("odt", "ods")}
LONGEST_PART = 256 * 1024
OBJECTS = re.compile(rb"\\obj(data|ocx|emb|link|autlink|update|sub|pub|html|attph)\b")
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
MARKUP = re.compile(r"[\s\ufeff]*<[a-z!?/]", re.IGNORECASE)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAMPLE_LINES = 20


class DocumentRefused(Exception):
    """The file cannot be taken; `sentence` tells its owner why and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def recognised(data: bytes) -> str:
    """The extension of what these bytes are: a key of TYPES. Raises DocumentRefused for all else."""
    if not data:
        raise DocumentRefused(_("The file is empty. Choose another."))
    if len(data) > MAX_BYTES:
        raise DocumentRefused(_("Larger than 15 MB. Make it smaller and attach it again."))
    head = data[:64].lstrip(BOM_UTF8 + b"\t\r\n ")
    if head.startswith(b"%PDF-"):
        return pdf(data)
    if head.startswith(b"{\\rtf"):
        return rtf(data)
    if data.startswith(b"PK"):
        return packed(data)
    if data.startswith(OLD_OFFICE):
        raise DocumentRefused(_("Old or locked Office files cannot be sent. Save it as .docx, .xlsx or PDF."))
    return text(data)


def pdf(data: bytes) -> str:
    if b"startxref" not in data or b"%%EOF" not in data:
        raise damaged()
    return "pdf"


def rtf(data: bytes) -> str:
    if OBJECTS.search(data):
        raise DocumentRefused(_("This document has other files inside. Save it as PDF and attach that."))
    if not data.rstrip(b"\0\r\n\t ").endswith(b"}"):
        raise damaged()
    return "rtf"


def packed(data: bytes) -> str:
    """Office documents are zips of a known shape; a zip of any other is refused."""
    try:
        return opened(Archive(data))
    except Locked as locked:
        raise DocumentRefused(_("The file is locked with a password. Attach one without.")) from locked
    except Suspicious as suspicious:
        raise damaged() from suspicious


def opened(archive: Archive) -> str:
    if any(
        name.startswith(("Basic/", "Scripts/")) or name.endswith("vbaProject.bin") for name in archive.names
    ):
        raise macros()
    if archive.names and archive.names[0] == "mimetype":
        declared = archive.beginning("mimetype", 100).strip()
        return OPEN.get(declared) or refuse_zip()
    parts = archive.beginning("[Content_Types].xml", LONGEST_PART)
    if b"macroEnabled" in parts:
        raise macros()
    return next((kind for mark, kind in OFFICE.items() if mark in parts), None) or refuse_zip()


def refuse_zip() -> str:
    raise DocumentRefused(_("Archives such as zip cannot be sent. Attach the files themselves."))


def text(data: bytes) -> str:
    """Plain text, or a table when its lines hold equally many separators."""
    words = decoded(data)
    if words is None or CONTROLS.search(words):
        raise unknown(data)
    if MARKUP.match(words):
        raise DocumentRefused(
            _("Web pages and drawings in code cannot be sent. Save it as PDF or a picture.")
        )
    return "csv" if is_table(words) else "txt"


def decoded(data: bytes) -> str | None:
    """The text in the first of the usual encodings that fits; None when it is no text."""
    wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    encodings = ("utf-16",) if wide else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def is_table(words: str) -> bool:
    """Two lines or more with equally many separators; in prose a space follows them."""
    lines = [line for line in words[:20_000].splitlines()[:SAMPLE_LINES] if line.strip()]
    counts = [{len(re.findall(f"{mark}(?! )", line)) for line in lines} for mark in ",;\t"]
    return len(lines) > 1 and any(len(count) == 1 and 0 not in count for count in counts)


def damaged() -> DocumentRefused:
    return DocumentRefused(_("The file is damaged. Open it yourself once, save it again and attach that."))


def macros() -> DocumentRefused:
    return DocumentRefused(_("The document has macros, which can do harm. Save it without them, or as PDF."))


def unknown(data: bytes) -> DocumentRefused:
    """Says what it seems to be, where that helps."""
    can = _("Photos, PDF, Word, Excel, PowerPoint, OpenDocument, text and CSV can be sent.")
    if seems := guess(data):
        return DocumentRefused(_("This seems to be: %(kind)s.") % {"kind": seems} + " " + can)
    return DocumentRefused(_("We do not know this kind of file.") + " " + can)


def guess(data: bytes) -> str:
    """What a wide collection of file signatures makes of the head; "" when it is not sure."""
    import puremagic  # reads its tables when imported, and is needed for this sentence alone

    try:
        best = puremagic.magic_string(data[:4096])[0]
    except (puremagic.PureError, ValueError, IndexError):
        return ""
    return str(best.name) if best.confidence >= 0.3 else ""
