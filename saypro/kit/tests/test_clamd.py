"""The scanner is asked over a real socket, in its own words."""

import socket
from pathlib import Path

import pytest

from saypro.kit.clamd import ScannerUnavailable, scan
from saypro.kit.testing import EICAR, a_clamd


def test_a_clean_file_has_no_virus_and_reaches_the_scanner_whole() -> None:
    with a_clamd() as clamd:
        assert scan(clamd.url, [b"one ", b"", b"two"]) == ""
    assert clamd.seen == [b"one two"], "an empty piece must not end the stream"


def test_the_test_virus_is_named(tmp_path: Path) -> None:
    with a_clamd(tmp_path / "clamd.socket") as clamd:
        assert scan(clamd.url, [b"harmless words", EICAR]) == "Eicar-Signature"


def test_a_scanner_that_is_not_there_gives_no_verdict(tmp_path: Path) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    for url in (f"tcp://127.0.0.1:{port}", f"unix://{tmp_path / 'nobody'}"):
        with pytest.raises(ScannerUnavailable):
            scan(url, [b"words"])


def test_a_scanner_that_hangs_up_gives_no_verdict() -> None:
    with a_clamd() as clamd:
        clamd.is_well = False
        with pytest.raises(ScannerUnavailable):
            scan(clamd.url, [b"words"])


def test_a_scanner_that_finds_the_file_too_long_gives_no_verdict_and_says_why() -> None:
    with a_clamd() as clamd:
        clamd.longest = 1000
        with pytest.raises(ScannerUnavailable, match="size limit exceeded"):
            scan(clamd.url, [b"x" * 64_000] * 100)
