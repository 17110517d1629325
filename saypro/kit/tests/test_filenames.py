"""Names of files are safe to show, to save and to put into a header."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from saypro.kit.filenames import LONGEST_BYTES, clean_filename

STRINGS = Path(__file__).parents[4] / "shared/data/strings/blns.json"


@pytest.mark.parametrize(
    ("name", "extension", "clean"),
    [
        ("Olympic-Cycles-invoice.pdf", "pdf", "Olympic-Cycles-invoice.pdf"),
        ("Kwitansie März 2024.PDF", "pdf", "Kwitansie März 2024.pdf"),
        ("Sipho & Co's 50% off.pdf", "pdf", "Sipho & Co's 50% off.pdf"),
        ("فاتورة.pdf", "pdf", "فاتورة.pdf"),
        ("Report v1.2 final.docx", "docx", "Report v1.2 final.docx"),
        ("photo.JPEG", "webp", "photo.webp"),
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("C:\\Users\\sipho\\list.csv", "csv", "list.csv"),
        ("shell.php", "txt", "shell-php.txt"),
        ("invoice.pdf.exe", "pdf", "invoice-pdf-exe.pdf"),
        ("invoice.phtml.pdf", "pdf", "invoice-phtml.pdf"),
        (".htaccess", "txt", "htaccess.txt"),
        ("notes.txt. . ", "txt", "notes.txt"),
        ("exe.\u202egpj.pdf", "pdf", "exe-gpj.pdf"),
        ("in\u200bvoi\u200fce\u2066.pdf", "pdf", "invoice.pdf"),
        ("nul\0l.txt", "txt", "null.txt"),
        ("a\r\nSet-Cookie: x=1.txt", "txt", "aSet-Cookie- x=1.txt"),
        ('"><img src=x onerror=alert(1)>.txt', "txt", "img src=x onerror=alert(1).txt"),
        ("CON.txt", "txt", "file-CON.txt"),
        ("", "pdf", "file.pdf"),
        ("...", "pdf", "file.pdf"),
        ("\u202e\u200b", "pdf", "file.pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_tricks(name: str, extension: str, clean: str) -> None:
    assert clean_filename(name, extension) == clean


def test_a_name_is_short_and_ends_between_two_characters() -> None:
    for name in ("x" * 300, "é" * 300, "👩‍👩‍👧" * 100, "word " * 200):
        clean = clean_filename(f"{name}.pdf", "pdf")
        assert len(clean.encode()) <= LONGEST_BYTES
        assert clean.endswith(".pdf")


def test_a_heap_of_accents_does_not_grow_out_of_its_line() -> None:
    assert clean_filename("Za" + "\u0336" * 900 + "lgo.pdf", "pdf") == "Za\u0336\u0336lgo.pdf"
    assert clean_filename("Z" + "\u0336\u0300" * 5_000, "pdf") == "Z\u0336\u0300.pdf"


def test_an_endless_name_costs_no_time() -> None:
    began = time.perf_counter()
    clean_filename(".a" * 500_000, "pdf")
    clean_filename("\u0300" * 1_000_000, "pdf")
    assert time.perf_counter() - began < 0.5


@given(some.text(max_size=400))
def test_no_text_whatever_makes_a_dangerous_name(name: str) -> None:
    require_safe(clean_filename(name, "pdf"))


@pytest.mark.skipif(not STRINGS.exists(), reason="The list of naughty strings is not here.")
def test_no_naughty_string_makes_a_dangerous_name() -> None:
    for name in json.loads(STRINGS.read_text()):
        require_safe(clean_filename(name, "pdf"))


def require_safe(clean: str) -> None:
    assert clean.isprintable()
    assert not set(clean) & set('/\\<>:"|?*\0')
    assert not clean.startswith((".", " "))
    assert len(clean.encode()) <= LONGEST_BYTES
    assert clean_filename(clean, "pdf") == clean, "cleaning twice changes nothing"
