"""Which database a verb uses, and what it says when it cannot."""

import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from saypro.project.var import with_ourselves


def asked(url: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-P", "-m", "saypro", "manage", "migrate"],
        env=with_ourselves() | {"DATABASE_URL": url, **more},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def old_server() -> Iterator[int]:
    """Something that greets like PostgreSQL 14; its port."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        threading.Thread(target=greet, args=(door,), daemon=True).start()
        yield door.getsockname()[1]


def greet(door: socket.socket) -> None:
    guest, _ = door.accept()
    with guest:
        guest.recv(1024)
        guest.sendall(frame(b"R", struct.pack("!i", 0)))
        guest.sendall(frame(b"S", b"server_version\0" + b"14.9\0") + frame(b"Z", b"I"))
        guest.recv(1024)


def frame(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("nonsense", "DATABASE_URL is not an address of a PostgreSQL"),
        (
            "postgresql://ann:hush@127.0.0.1:1/ads",
            "The database ads at 127.0.0.1 named by DATABASE_URL cannot",
        ),
        ("postgresql:///ads?host=/nowhere", "The database ads at /nowhere named by DATABASE_URL cannot"),
    ],
)
def test_a_wrong_address_is_one_sentence(url: str, sentence: str) -> None:
    answer = asked(url)
    assert answer.returncode == 2
    assert answer.stderr.startswith(sentence)
    assert answer.stderr.count("\n") == 1
    assert "hush" not in answer.stderr, "the password must not end up in a log"


def test_a_wrong_address_of_the_copy_for_reports_is_one_sentence() -> None:
    answer = asked("postgresql:///ads", REPORTS_DATABASE_URL="nonsense")
    assert (answer.returncode, answer.stderr.count("\n")) == (2, 1)
    assert answer.stderr.startswith("REPORTS_DATABASE_URL is not an address of a PostgreSQL")


def test_a_server_that_is_too_old_is_one_sentence(old_server: int) -> None:
    answer = asked(f"postgresql://ann@127.0.0.1:{old_server}/ads?sslmode=disable&gssencmode=disable")
    assert answer.returncode == 2
    assert answer.stderr == "DATABASE_URL leads to PostgreSQL 14: version 15 or newer is needed.\n"
