"""Small honest documents of every kind that may be sent."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

PARTS = """<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/{path}" ContentType="application/vnd.openxmlformats-officedocument.{kind}.main+xml"/>
</Types>"""
MAIN = {
    "docx": ("word/document.xml", "wordprocessingml.document"),
    "xlsx": ("xl/workbook.xml", "spreadsheetml.sheet"),
    "pptx": ("ppt/presentation.xml", "presentationml.presentation"),
}
OPEN = "application/vnd.oasis.opendocument."
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj
trailer<</Root 1 0 R/Size 4>>
startxref
9
%%EOF
"""


def documents() -> dict[str, bytes]:
    """One of each, by the extension it deserves."""
    return {
        "pdf": a_pdf(),
        **{kind: a_docx(kind) for kind in MAIN},
        "odt": an_odt(),
        "ods": an_odt("spreadsheet"),
        "rtf": rb"{\rtf1\ansi Dear Sipho, \par here is the invoice.}",
        "txt": "Dear Sipho,\nhere is what we agreed on: R13 800, café on Main.\n".encode(),
        "csv": b"thing;price\nsaddle;400\nhelmet;250\n",
    }


def a_pdf(size: int = 0) -> bytes:
    """At least `size` bytes long."""
    return PDF.replace(b"trailer", b"%" + b"x" * max(0, size - len(PDF)) + b"\ntrailer")


def a_docx(kind: str = "docx", more: dict[str, bytes] | None = None) -> bytes:
    """Also an xlsx or pptx; `more` are further entries by name."""
    path, name = MAIN[kind]
    parts = {"[Content_Types].xml": PARTS.format(path=path, kind=name).encode(), path: b"<document/>"}
    return a_zip({**parts, **(more or {})})


def an_odt(kind: str = "text") -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        file.writestr("mimetype", OPEN + kind, compress_type=ZIP_STORED)
        file.writestr("content.xml", "<content/>")
    return out.getvalue()


def a_zip(entries: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", compression=8) as file:
        for name, data in entries.items():
            file.writestr(name, data)
    return out.getvalue()
