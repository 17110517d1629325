"""Header fields: found, unfolded, and made readable."""

import binascii
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.charsets import decoded
from saypro.kit.text import UNWANTED

FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:(.*)", re.DOTALL)
ENVELOPE = re.compile(rb">?From ")
WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]{0,40})?\?([bq])\?((?:[^?]|\?(?!=))*)\?=", re.IGNORECASE)
PARAMETER = re.compile(r""";\s*([^\s=;"]{1,100})\s*=\s*("(?:[^"\\]|\\.)*"|[^;]*)""")
PIECE = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?$")
KNOWN = {
    "from", "to", "cc", "subject", "date", "received", "message-id", "return-path", "mime-version",
    "sender", "reply-to", "content-type", "content-transfer-encoding", "content-disposition",
    "delivered-to", "references", "in-reply-to", "bcc", "x-mailer",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Headers:
    """The fields of a mail or a part, in their order, names in small letters, values as bytes in one line."""

    fields: tuple[tuple[str, bytes], ...] = ()
    charset: str = ""
    names: frozenset[str] = field(default=frozenset())

    def get(self, name: str) -> str:
        """The first field of this name, readable; "" without one."""
        return next((readable(value, self.charset) for found, value in self.fields if found == name), "")

    def raw(self, name: str) -> str:
        """The first field of this name with its encoded words left as they are."""
        return next((plain(value, self.charset) for found, value in self.fields if found == name), "")

    def all(self, name: str) -> list[str]:
        return [plain(value, self.charset) for found, value in self.fields if found == name]

    def __contains__(self, name: str) -> bool:
        return name in self.names


def split(raw: bytes, start: int, end: int) -> tuple[Headers, int, bool]:
    """The fields at `start`, where the body begins, and whether fields had to be left out."""
    if raw[start : start + 2] == b"\r\n" or raw[start : start + 1] == b"\n":
        return Headers(), min(end, raw.index(b"\n", start) + 1), False
    head_end, body = gap(raw, start, end)
    lines = raw[start : min(head_end, start + limits.HEADER_BYTES)].split(b"\n")
    fields: list[tuple[str, list[bytes]]] = []
    at = start
    for number, line in enumerate(lines):
        found = None if fields and line[:1] in (b" ", b"\t") else FIELD.match(line.lstrip())
        if found and len(fields) == limits.HEADER_FIELDS:
            break
        if found:
            fields.append((found[1].decode("ascii").lower(), [found[2]]))
        elif fields and (line[:1].isspace() or goes_on(lines[number + 1 : number + 4])):
            fields[-1][1].append(line)
        elif line.strip() and not ENVELOPE.match(line):
            body = at  # the empty line is missing, or the whole head
            break
        at += len(line) + 1
    if not fields:
        return Headers(), body, False
    is_long = any(sum(map(len, lines)) > limits.FIELD_BYTES for _, lines in fields)
    left_out = is_long or head_end - start > limits.HEADER_BYTES or len(fields) >= limits.HEADER_FIELDS
    return made(fields), body, left_out


def goes_on(lines: list[bytes]) -> bool:
    """Whether known fields follow, so that what stood before them was a broken field and not the body."""
    names = (found[1].decode("ascii").lower() for line in lines if (found := FIELD.match(line)))
    return any(name in KNOWN or name.startswith("x-") for name in names)


def gap(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """Where the head ends and where the body begins: around the first empty line."""
    found = [(at, at + len(mark)) for mark in (b"\n\n", b"\n\r\n") if (at := raw.find(mark, start, end)) >= 0]
    return min(found, default=(end, end))


def made(fields: list[tuple[str, list[bytes]]]) -> Headers:
    whole = tuple(
        (name, b" ".join(line.strip(b" \t\r") for line in lines)[: limits.FIELD_BYTES].strip())
        for name, lines in fields
    )
    kinds = [value for name, value in whole if name == "content-type"]
    charset = parameters(kinds[0].decode("latin-1")).get("charset", "") if kinds else ""
    return Headers(whole, charset, frozenset(name for name, _ in whole))


def plain(value: bytes, charset: str) -> str:
    """The value in one line, without characters that hide or reorder others.

    Bytes that should not be there are mostly in the charset of the body.
    """
    charset = "" if charset.lower().startswith(("utf-16", "utf-32", "utf-7", "ucs")) else charset
    return UNWANTED.sub("", " ".join(decoded(value, charset)[0].split()))


def readable(value: bytes, charset: str = "") -> str:
    return words(plain(value, charset))


def words(text: str) -> str:
    """The text with its encoded words (RFC 2047) decoded; neighbours of one charset as one.

    Many senders cut a character in two at the end of a word.
    """
    if "=?" not in text:
        return text
    said, end = [], 0
    run: tuple[str, bytes] | None = None
    for found in WORD.finditer(text):
        between = text[end : found.start()]
        charset, data = found[1].lower(), unpacked(found[2], found[3])
        if run and not between.strip() and run[0] == charset:
            run = charset, run[1] + data
        else:
            said += [shown(run), "" if run and not between.strip() else between]
            run = charset, data
        end = found.end()
    said += [shown(run), text[end:]]
    return UNWANTED.sub("", " ".join("".join(said).split()))


def shown(run: tuple[str, bytes] | None) -> str:
    return decoded(run[1], run[0])[0] if run else ""


def unpacked(how: str, text: str) -> bytes:
    if how.lower() == "b":
        return base64(text.encode("ascii", "ignore"))
    return binascii.a2b_qp(text.replace(" ", "_").encode("utf-8"), header=True)


def base64(data: bytes) -> bytes:
    """What these letters stand for, with whatever is missing or does not belong there overlooked."""
    letters = re.sub(rb"[^A-Za-z0-9+/=]+", b"", data)
    whole = []
    for block in re.split(rb"=+", letters):
        block = block[:-1] if len(block) % 4 == 1 else block
        whole.append(binascii.a2b_base64(block + b"=" * (-len(block) % 4)))
    return b"".join(whole)


def parameters(value: str) -> dict[str, str]:
    """The parameters of a field such as Content-Type, by small names, decoded (RFC 2231 and what is done)."""
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for name, said in PARAMETER.findall(value):
        found = PIECE.fullmatch(name.lower())
        if found and len(pieces) < 50:
            pieces.setdefault(found[1], []).append((int(found[2] or 0), bool(found[3]), unquoted(said)))
    return {name: joined(sorted(each, key=lambda piece: piece[0])) for name, each in pieces.items()}


def joined(pieces: list[tuple[int, bool, str]]) -> str:
    """One value of its pieces; the first of two values where a parameter was given twice."""
    if not any(is_encoded for _, is_encoded, _ in pieces):
        distinct = {number: text for number, _, text in reversed(pieces)}
        return words("".join(distinct[number] for number in sorted(distinct)))
    charset, whole = "", b""
    for number, is_encoded, text in pieces:
        if is_encoded and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        whole += unquote_to_bytes(text) if is_encoded else text.encode()
    return decoded(whole, charset)[0]


def unquoted(said: str) -> str:
    said = said.strip()
    if said[:1] == '"':
        return re.sub(r"\\(.)", r"\1", said[1:].removesuffix('"'))
    return said
