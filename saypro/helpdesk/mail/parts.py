"""The parts of a mail as a tree, found in the bytes without copying them."""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.headers import KNOWN, Headers, base64, parameters, split

KIND = re.compile(r"\s*([a-z0-9.+-]{1,60}/[^\s;,\"]{1,100})", re.IGNORECASE)
FIRST_BOUNDARY = re.compile(rb"^--([^\s-][^\r\n]{0,200}?)[ \t]*\r?$", re.MULTILINE)
LONGEST_TAIL = 200
"""Bytes of blanks behind a boundary."""

UU_LINE = re.compile(rb"[ -`]{1,90}")


@dataclass
class Part:
    """A part: its head, and its body as a stretch of the mail. `parts` are those inside.

    A sealed one lies too deep to be opened, and is kept as a file.
    """

    headers: Headers
    raw: bytes
    start: int
    end: int
    parts: list["Part"] = field(default_factory=list)
    default: str = "text/plain"
    is_sealed: bool = False

    @cached_property
    def kind(self) -> str:
        """The declared content type, such as text/html; the default where it is missing or no type."""
        found = KIND.match(self.headers.raw("content-type"))
        return found[1].lower() if found else self.default

    @cached_property
    def parameters(self) -> dict[str, str]:
        return parameters(self.headers.raw("content-type"))

    @cached_property
    def disposition(self) -> str:
        return self.headers.raw("content-disposition").partition(";")[0].strip().lower()

    @cached_property
    def filename(self) -> str:
        told = parameters(self.headers.raw("content-disposition")).get("filename", "")
        return told or self.parameters.get("name", "")

    @cached_property
    def data(self) -> bytes:
        """The body as it was before it was packed for the way."""
        body = self.raw[self.start : self.end]
        how = self.headers.raw("content-transfer-encoding").lower().strip(" ;\"'")
        if how == "base64" and is_packed(body):
            return base64(body)
        if how == "quoted-printable":
            return binascii.a2b_qp(body)
        return uu(body) if how in ("x-uuencode", "uuencode", "uue", "x-uue") else body


@dataclass
class Tree:
    root: Part
    notes: list[str]


class Budget:
    """What of one mail may still be looked at."""

    def __init__(self) -> None:
        self.parts = limits.PARTS
        self.looks = limits.BOUNDARY_LOOKS
        self.notes: list[str] = []

    def note(self, words: str) -> None:
        if words not in self.notes:
            self.notes.append(words)


def tree(raw: bytes) -> Tree:
    """The mail's parts; what is beyond the limits is left out, and noted."""
    budget = Budget()
    if len(raw) > limits.BYTES:
        raw = raw[: limits.BYTES]
        budget.note("larger than is read")
    if b"\n" not in raw:
        raw = raw.replace(b"\r", b"\n")
    root = opened(raw, 0, len(raw), budget)
    if root.headers.names and not root.headers.names & KNOWN:
        root = Part(Headers(), raw, 0, len(raw))  # a text whose first lines only look like fields
    return Tree(root, budget.notes)


def opened(
    raw: bytes, start: int, end: int, budget: Budget, depth: int = 0, default: str = "text/plain"
) -> Part:
    headers, body, left_out = split(raw, start, end)
    if left_out:
        budget.note("more header than is read")
    part = Part(headers, raw, body, end, default=default)
    if not part.kind.startswith("multipart/"):
        return part
    if depth == limits.DEPTH:
        budget.note("more parts inside each other than are opened")
        part.is_sealed = True
        return part
    inner = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
    for begin, stop in between(part, budget):
        if budget.parts == 0:
            budget.note("more parts than are opened")
            break
        budget.parts -= 1
        part.parts.append(opened(raw, begin, stop, budget, depth + 1, inner))
    return part


def between(part: Part, budget: Budget) -> Iterator[tuple[int, int]]:
    """The stretches between this part's boundaries; the last may lack its end."""
    boundary = part.parameters.get("boundary", "").encode("utf-8", "replace")
    if not boundary or part.raw.find(b"--" + boundary, part.start, part.end) < 0:
        guess = FIRST_BOUNDARY.search(part.raw, part.start, min(part.end, part.start + 10_000))
        boundary = guess[1] if guess else b""
    if not boundary:
        return
    begin = -1
    for at, after, is_last in marks(part, boundary, budget):
        if begin >= 0:
            yield begin, without_break(part.raw, begin, at)
        begin = after
        if is_last:
            return
    if begin >= 0:
        yield begin, part.end


def marks(part: Part, boundary: bytes, budget: Budget) -> Iterator[tuple[int, int, bool]]:
    """Each line that is this boundary: where it begins, where it ends, and whether it closes."""
    mark, at = b"--" + boundary, part.start
    while (at := part.raw.find(mark, at, part.end)) >= 0:
        budget.looks -= 1
        if budget.looks < 0:
            budget.note("more boundaries than are looked at")
            return
        if at == part.start or part.raw[at - 1 : at] == b"\n":
            after = at + len(mark)
            rest, newline, _ = part.raw[after : min(part.end, after + LONGEST_TAIL)].partition(b"\n")
            if rest.strip() in (b"", b"--"):
                yield at, after + len(rest + newline), rest.strip() == b"--"
        at += len(mark)


def without_break(raw: bytes, begin: int, at: int) -> int:
    """The line break before a boundary belongs to it."""
    if at > begin and raw[at - 1 : at] == b"\n":
        at -= 1
    return at - 1 if at > begin and raw[at - 1 : at] == b"\r" else at


def is_packed(body: bytes) -> bool:
    """False for words that a head falsely calls base64: they have spaces in most lines."""
    lines = [line.strip() for line in body[:20_000].splitlines() if line.strip()]
    return sum(b" " in line for line in lines) * 2 <= len(lines)


def uu(body: bytes) -> bytes:
    whole = []
    for line in body.splitlines():
        if line.startswith(b"begin ") or line == b"end" or not UU_LINE.fullmatch(line):
            continue
        try:
            whole.append(binascii.a2b_uu(line))
        except binascii.Error:
            length = ((line[0] - 32) & 63) * 4 + 5  # some encoders pad wrongly
            try:
                whole.append(binascii.a2b_uu(line[: length // 3]))
            except binascii.Error:
                continue
    return b"".join(whole)
