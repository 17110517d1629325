"""Whatever the bytes are, a letter comes back, and what is beyond a limit is named."""

import random
from resource import RUSAGE_SELF, getrusage

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from saypro.helpdesk.mail import Letter, limits, read

HEAD = b"From: eve@example.com\r\nSubject: Bomb\r\n"


def nested(depth: int) -> bytes:
    parts = [
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (each, each)
        for each in range(depth)
    ]
    return HEAD + b"".join(parts) + b"\r\nthe end"


def multipart(body: bytes) -> bytes:
    return HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + body


BOMBS = {
    "deep nesting": (nested(2_000), "more parts inside each other than are opened"),
    "many parts": (multipart(b"--b\r\n\r\nx\r\n" * 10_000), "more parts than are opened"),
    "many files": (
        multipart(b"--b\r\nContent-Type: x/y\r\n\r\nx\r\n" * 300),
        "more files than are taken out",
    ),
    "endless boundary": (
        multipart(b"--b" * 1_000_000).replace(b"boundary=b", b"boundary=b--b"),
        "more boundaries than are looked at",
    ),
    "a million headers": (HEAD + b"X: y\r\n" * 1_000_000, "more header than is read"),
    "a header of a megabyte": (HEAD + b"To: " + b"a@example.com, " * 100_000, "more header than is read"),
    "much text": (HEAD + b"\r\n" + b"word " * 1_000_000, "more text than is read"),
    "a line of megabytes": (HEAD + b"\r\n" + b"x" * 5_000_000, "more text than is read"),
    "much markup": (
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<p>x" * 600_000,
        "markup too large to be shown",
    ),
    "deep markup": (
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div>" * 50_000,
        "markup too large to be shown",
    ),
    "hidden deep markup": (
        HEAD + b"Content-Type: text/html\r\n\r\n" + b"<b a=1></i><x></y>" * 20_000,
        "markup too large to be shown",
    ),
    "more than is read": (HEAD + b"\r\n" + b"\r\n" * (limits.BYTES // 2), "larger than is read"),
    "open comments": (HEAD.replace(b"eve@", b"(" * 100_000 + b"eve@") + b"\r\nx", "more header than is read"),
}


@pytest.mark.parametrize(("raw", "note"), BOMBS.values(), ids=BOMBS)
def test_bombs_are_cut_and_say_so(raw: bytes, note: str) -> None:
    found = read(raw)
    assert note in found.notes
    assert found.fault == ""
    assert len(found.text) <= limits.TEXT


FLOODS = {
    "quote marks": b"> " * 500_000,
    "announcements": b"On 3 Nov 2025 at 14:05, <a@example.com>\r\n" * 40_000,
    "fields": b"From: a@example.com\r\n" * 40_000,
    "rules": (b"_" * 390 + b"x\r\n") * 5_000,
    "dashes": (b"-" * 390 + b"x\r\n") * 5_000,
    "encoded words": b"=?utf-8?q?" * 100_000,
    "no text at all": random.Random(1).randbytes(12_000_000),
    "tags that never end": b"<a " * 300_000,
}


@pytest.mark.parametrize("flood", FLOODS.values(), ids=FLOODS)
@pytest.mark.parametrize("kind", [b"text/plain", b"text/html"])
def test_floods_are_read_in_little_memory(flood: bytes, kind: bytes) -> None:
    before = getrusage(RUSAGE_SELF).ru_maxrss
    found = read(HEAD + b"Content-Type: " + kind + b"\r\n\r\n" + flood)
    assert found.fault == ""
    assert getrusage(RUSAGE_SELF).ru_maxrss - before < 300 * 1024


WHOLE = (
    b"Received: from a by b; Mon, 3 Nov 2025 12:06:00 +0000\r\nAuthentication-Results: mx; dmarc=pass\r\n"
    b"From: =?utf-8?q?Th=C3=A9?= <t@example.com>\r\nTo: \"A, B\" <a@example.com>, g: b@example.com;\r\n"
    b"Subject: =?iso-2022-jp?b?GyRCJDkbKEI=?=\r\nDate: Mon, 3 Nov 2025 14:05:00 +0200\r\n"
    b"Content-Type: multipart/report; boundary=\"b\"; report-type=delivery-status\r\n\r\n"
    b"--b\r\nContent-Type: text/html; charset=utf-7\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<p>Hi=3D</p><img src=3Dhttp://x/y>\r\nOn 3 Nov 2025, at 14:05, A <a@b> wrote:\r\n> x\r\n"
    b"--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a@b\r\n"
    b"Action: failed\r\n\r\n"
    b"--b\r\nContent-Type: image/png; name*0*=utf-8''%C3; name*1*=%A9.png\r\nContent-ID: <c@d>\r\n"
    b"Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    b"--b\r\nContent-Type: application/x; name=u\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n"
    b"begin 644 u\r\n#86)C\r\nend\r\n"
    b"--b--\r\n"
)  # fmt: skip


def is_whole(found: Letter) -> bool:
    return found.fault == "" and len(found.digest) == 64


def test_any_bytes_give_a_letter() -> None:
    @settings(max_examples=200, deadline=None)
    @given(some.binary(max_size=2_000))
    def check(raw: bytes) -> None:
        assert is_whole(read(raw, trusted_host="mx"))
        assert is_whole(read(WHOLE[:300] + raw, trusted_host="mx"))

    check()


def test_bent_and_broken_mails_give_a_letter() -> None:
    @settings(max_examples=400, deadline=None)
    @given(some.integers(0, 2**32))
    def check(seed: int) -> None:
        assert is_whole(read(bent(WHOLE, random.Random(seed)), trusted_host="mx"))

    check()


def bent(raw: bytes, chance: random.Random) -> bytes:
    """The mail cut short, with stretches doubled, moved and overwritten."""
    data = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(data)), chance.randrange(40)
        piece = chance.choice(
            [b"", chance.randbytes(length), bytes(data[at : at + length]) * 2, b"\r\n", b'"', b"=?", b"\0"]
        )
        data[at : at + length * chance.randint(0, 1)] = piece
        if len(data) > 10 and chance.random() < 0.2:
            del data[chance.randrange(len(data)) :]
        data = data or bytearray(b"x")
    return bytes(data)


def test_a_mail_that_breaks_the_reader_is_parked_with_its_reason() -> None:
    """Nothing known breaks it, so what is handed in here is no mail at all, but something worse."""

    class Breaking(bytes):
        def find(self, *args: object) -> int:
            raise RecursionError("too deep")

    found = read(Breaking(b"From: a@example.com\n\nHi"))
    assert found.fault == "RecursionError: too deep"
    assert found.text == ""
    assert found.digest
