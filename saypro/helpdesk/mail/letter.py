"""What a mail comes to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

BounceKind = Literal["hard", "soft", "complaint"]


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody's address, its domain in small letters, and the name beside it; both "" where none stood."""

    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file of the mail, known by its content.

    `refusal` is the sentence for people when the file is of no kind that the house takes; its bytes are here
    all the same. `content_id` is what the markup calls it by, and `is_inline` whether it does.
    """

    name: str
    content_type: str
    data: bytes
    refusal: str = ""
    content_id: str = ""
    is_inline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """Mail of ours that came back, or was complained about: to whom it went, and its Message-ID if told."""

    kind: BounceKind
    addresses: tuple[str, ...] = ()
    message_id: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What the trusted receiving server found: "pass", "fail", …, or "" where it said nothing."""

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A mail, read.

    `text` is what is new; `folded` has every other line: quoted history and signatures. `html` is harmless,
    and shows remote pictures only once `markup.with_pictures` puts `remote_pictures` back. `sent_at` is what
    the sender's clock said, else the first server's, and None when both are nonsense. `automatic` tells by
    what sign a machine wrote it, "" for a person. Only a `is_verified` sender may be taken for who they say.
    `notes` tell what was left in the original, `repaired` which charsets had to be guessed, `fault` why the
    mail could not be read at all.
    """

    digest: str
    message_id: str = ""
    sender: Party = Party()
    reply_to: Party = Party()
    recipients: tuple[Party, ...] = ()
    subject: str = ""
    sent_at: datetime | None = None
    text: str = ""
    folded: str = ""
    html: str = ""
    remote_pictures: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    automatic: str = ""
    bounce: Bounce | None = None
    in_reply_to: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    verdicts: Verdicts = Verdicts()
    is_verified: bool = False
    notes: tuple[str, ...] = ()
    repaired: tuple[str, ...] = ()
    fault: str = ""

    @property
    def is_automatic(self) -> bool:
        """Store it, and never let a machine of ours answer."""
        return bool(self.automatic)
