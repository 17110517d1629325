"""By what a mail is known to belong to a ticket: an address of its own, and the Message-IDs of what we sent.

Nothing else counts, least of all a number in the subject. Both are keyed as the addresses for answering
threads are: a forged one is as good as none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from saypro.helpdesk.mail.letter import Letter
from saypro.kit.marks import in_36, is_mark, mark

ADDRESS = re.compile(r"t\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{26})@([^@\s]{1,253})", re.IGNORECASE)
MESSAGE_ID = re.compile(
    r"<m\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{26})@([^@\s>]{1,253})>",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Claim:
    """The ticket a mail belongs to, and the person whom we gave the key."""

    ticket_id: int
    person_id: int


def ticket_address(ticket_id: int, person_id: int) -> str:
    """Where this person writes about this ticket; "" where the house takes no mail."""
    if not settings.REPLY_DOMAIN:
        return ""
    key = mark("ticket", f"{ticket_id}:{person_id}")
    return f"t.{in_36(ticket_id)}.{in_36(person_id)}.{key}@{settings.REPLY_DOMAIN}"


def ticket_message_id(ticket_id: int, person_id: int, number: int) -> str:
    """The Message-ID of the mail of this number that this person gets about this ticket."""
    key = mark("ticket mail", f"{ticket_id}:{person_id}:{number}")
    return f"<m.{in_36(ticket_id)}.{in_36(person_id)}.{in_36(number)}.{key}@{our_domain()}>"


def claim(letter: Letter) -> Claim | None:
    """What the letter's keys say: first the address it was sent to, then what it answers, latest first.

    The key says that its owner was given it, not who wrote: compare the sender before anybody is believed.
    """
    told = (
        *(by_address(party.address) for party in letter.recipients),
        *(by_message_id(each) for each in letter.in_reply_to),
        *(by_message_id(each) for each in reversed(letter.references)),
    )
    return next((each for each in told if each), None)


def by_address(address: str) -> Claim | None:
    found = ADDRESS.fullmatch(address.strip())
    if not found or found[4].lower() != settings.REPLY_DOMAIN.lower():
        return None
    ticket_id, person_id = (int(found[number], 36) for number in (1, 2))
    return Claim(ticket_id, person_id) if is_mark(found[3], "ticket", f"{ticket_id}:{person_id}") else None


def by_message_id(message_id: str) -> Claim | None:
    """The claim that a Message-ID of ours stands for, whatever its domain has become on the way."""
    found = MESSAGE_ID.fullmatch(message_id.strip())
    if not found:
        return None
    ticket_id, person_id, number = (int(found[place], 36) for place in (1, 2, 3))
    is_ours = is_mark(found[4], "ticket mail", f"{ticket_id}:{person_id}:{number}")
    return Claim(ticket_id, person_id) if is_ours else None


def is_our_own(letter: Letter, addresses: Iterable[str] = ()) -> bool:
    """Whether the mail is one of ours come back: by its Message-ID, or from one of our own addresses."""
    sender = letter.sender.address.lower()
    ours = {address.lower() for address in (settings.OFFICE_EMAIL, *addresses) if address}
    return (
        by_message_id(letter.message_id) is not None
        or sender in ours
        or bool(settings.REPLY_DOMAIN and sender.endswith(f"@{settings.REPLY_DOMAIN.lower()}"))
    )


def our_domain() -> str:
    return str(settings.OFFICE_EMAIL).rpartition("@")[2] or "localhost"
