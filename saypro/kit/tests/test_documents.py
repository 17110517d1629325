"""Documents are known by their content, and nothing in them is unpacked beyond a bound."""

import struct
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

from saypro.kit.documents import MAX_BYTES, TYPES, DocumentRefused, recognised
from saypro.kit.testing import EICAR, a_docx, a_pdf, a_zip, an_odt, documents


@pytest.mark.parametrize("kind", TYPES)
def test_each_kind_is_known_by_content(kind: str) -> None:
    assert recognised(documents()[kind]) == kind


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_text_in_every_usual_encoding(encoding: str) -> None:
    assert recognised("Môre, die prys is € 300".encode(encoding)) == "txt"


def test_the_test_virus_is_a_text_and_left_to_the_scanner() -> None:
    assert recognised(EICAR) == "txt"


ZIP = "Archives such as zip cannot be sent."
MARKUP = "Web pages and drawings in code cannot be sent."
MACROS = "The document has macros"
DAMAGED = "The file is damaged."
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "The file is empty."),
    "large": (b"x" * (MAX_BYTES + 1), "Larger than 15 MB."),
    "html": (b"\n <!DOCTYPE html><script>alert(1)</script>", MARKUP),
    "html in utf-16": ("<html><body onload=alert(1)>".encode("utf-16"), MARKUP),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", MARKUP),
    "billion laughs": (b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]>', MARKUP),
    "php": (b"<?php system($_GET['c']);", MARKUP),
    "zip": (a_zip({"list.txt": b"hello"}), ZIP),
    "jar": (a_zip({"META-INF/MANIFEST.MF": b"Main-Class: Evil"}), ZIP),
    "zip in disguise": (a_zip({"mimetype": b"application/epub+zip"}), ZIP),
    "macros": (a_docx(more={"word/vbaProject.bin": b"Sub AutoOpen()"}), MACROS),
    "macros in open document": (an_odt().replace(b"content.xml", b"Basic/x.xml"), MACROS),
    "macros by their type": (a_zip({"[Content_Types].xml": b"vnd.ms-word.document.macroEnabled"}), MACROS),
    "zip slip": (a_docx(more={"../../etc/cron.d/evil": b"* * * * *"}), DAMAGED),
    "absolute": (a_docx(more={"/etc/passwd": b"root"}), DAMAGED),
    "half a zip": (a_docx()[:-30], DAMAGED),
    "half a pdf": (a_pdf()[:90], DAMAGED),
    "half an rtf": (b"{\\rtf1 hello", DAMAGED),
    "rtf with an object": (b"{\\rtf1 {\\object\\objdata 0105}}", "This document has other files inside."),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "Old or locked Office files"),
    "program": (b"MZ\x90\0" + b"\0" * 200, "This seems to be: Windows Executable."),
    "elf": (b"\x7fELF\2\1\1" + b"\0" * 60, "This seems to be: ELF executable."),
    "flash": (b"FWS\5" + b"\0" * 60, "This seems to be: Macromedia Shockwave Flash file."),
    "film": (b"\0\0\0\x18ftypmp42" + b"\0" * 60, "This seems to be: MPEG-4 video"),
    "gif": (b"GIF89a\1\0\1\0\0\0\0;", "This seems to be: Graphics interchange format"),
    "noise": (bytes(range(256)) * 4, "We do not know this kind of file."),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_document_is_refused_with_a_sentence(name: str) -> None:
    data, sentence = REFUSED[name]
    with pytest.raises(DocumentRefused) as refusal:
        recognised(data)
    assert refusal.value.sentence.startswith(sentence)


def test_a_locked_document_says_what_to_do() -> None:
    data = bytearray(a_docx())
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.find(mark) + at
        data[place] |= 1
    with pytest.raises(DocumentRefused, match="locked with a password"):
        recognised(bytes(data))


def a_bomb_of_names() -> bytes:
    return a_zip({f"word/{number}.xml": b"" for number in range(10_000)})


def a_table_that_lies() -> bytes:
    """Says it holds one entry, while its table is as long as the file."""
    data = bytearray(a_bomb_of_names())
    struct.pack_into("<HH", data, len(data) - 14, 1, 1)
    return bytes(data)


def a_bomb_of_nothing() -> bytes:
    """Claims to unpack to gigabytes, as 42.zip and its kind do."""
    data = bytearray(a_docx(more={"word/media/bomb.bin": b"\0" * 5_000_000}))
    at = data.rfind(b"PK\1\2")
    struct.pack_into("<L", data, at + 24, 0xF0000000)
    return bytes(data)


def a_nest_of_zips() -> bytes:
    inner = a_zip({"0.txt": b"\0" * 1_000_000})
    for depth in range(1, 6):
        inner = a_zip({f"{depth}-{number}.zip": inner for number in range(16)})
    return inner


def an_endless_first_part() -> bytes:
    """The one part we read unpacks to a hundred megabytes."""
    return a_zip({"[Content_Types].xml": b" " * 100_000_000})


BOMBS: list[Callable[[], bytes]] = [
    a_bomb_of_names,
    a_table_that_lies,
    a_bomb_of_nothing,
    a_nest_of_zips,
    an_endless_first_part,
]


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_at_once_and_in_little_memory(bomb: Callable[[], bytes]) -> None:
    data = bomb()
    began = time.perf_counter()
    with pytest.raises(DocumentRefused):
        recognised(data)
    assert time.perf_counter() - began < 0.5
    assert grown_mb(data) < 40


GROWTH = """
import resource, sys
from django.conf import settings; settings.configure()
import django; django.setup()
from saypro.kit.documents import DocumentRefused, recognised
data = sys.stdin.buffer.read()
def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
before = peak()
try: recognised(data)
except DocumentRefused: pass
print(peak() - before)
"""


def grown_mb(data: bytes) -> int:
    """By how many megabytes a process grows that looks at the file."""
    done = subprocess.run([sys.executable, "-c", GROWTH], input=data, capture_output=True, check=True)
    return int(done.stdout)
