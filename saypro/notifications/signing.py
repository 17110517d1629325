"""DKIM: the house's mark on a mail, by which other mail servers know that it is ours."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings


class Unsigned(Exception):
    """The mail could not be signed, with the library's own words."""


@dataclass(frozen=True, slots=True)
class Seal:
    """`selector` and `domain` name the record in which others find the public key."""

    selector: str
    domain: str
    key: Path

    @classmethod
    def at(cls, url: str) -> "Seal":
        """Read from dkim://selector@domain/path/of/key.pem."""
        parts = urlsplit(url)
        return cls(parts.username or "", parts.hostname or "", Path(parts.path))


def sealed(mail: bytes) -> bytes:
    """The mail with our mark above it, as `SAYPRO_DKIM` says; the mail itself without one.

    Sender, subject and date are signed twice, so that nobody can put others above them. Raises OSError or
    Unsigned where the key cannot be read: nothing leaves unsigned by mistake.
    """
    return signed(mail) if settings.DKIM_URL else mail


def signed(mail: bytes) -> bytes:
    import dkim  # with all of DNS: a twentieth of a start, for what only a worker does

    seal = Seal.at(settings.DKIM_URL)
    how = (b"relaxed", b"relaxed")
    key = seal.key.read_bytes()
    try:
        mark = dkim.sign(mail, seal.selector.encode(), seal.domain.encode(), key, canonicalize=how)
    except dkim.DKIMException as error:
        raise Unsigned(str(error)) from error
    return bytes(mark) + mail
