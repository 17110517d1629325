"""Bytes in, a letter out."""

import re
from hashlib import sha256

from saypro.helpdesk.mail import automatic, bounces, limits, parties
from saypro.helpdesk.mail.bodies import Body, body
from saypro.helpdesk.mail.enclosures import enclosure
from saypro.helpdesk.mail.folding import fold
from saypro.helpdesk.mail.headers import Headers
from saypro.helpdesk.mail.letter import Letter, Party
from saypro.helpdesk.mail.markup import harmless, is_tame, stripped, text_of
from saypro.helpdesk.mail.moments import sent_at
from saypro.helpdesk.mail.parts import Part, Tree, tree
from saypro.helpdesk.mail.verdicts import is_verified, verdicts
from saypro.kit.text import clean_text

MESSAGE_ID = re.compile(r"<[^<>\s]{1,500}>")
RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to")


def read(raw: bytes, *, trusted_host: str = "") -> Letter:
    """The letter in these bytes, of a mail or of anything else. Never raises.

    `trusted_host` is the server whose Authentication-Results count. A mail that breaks the reader comes back
    empty, with its `fault`, to be parked.
    """
    digest = sha256(raw).hexdigest()
    try:
        return letter(tree(raw), raw, digest, trusted_host)
    except Exception as broken:  # the next mail must be read whatever this one does
        return Letter(digest=digest, fault=f"{type(broken).__name__}: {broken}"[:500])


def letter(found: Tree, raw: bytes, digest: str, trusted_host: str) -> Letter:
    root, notes = found.root, list(found.notes)
    headers = root.headers
    sender = parties.sender(headers.raw("from") or headers.raw("sender"))
    subject = headers.get("subject")[:1_000]
    said = body(root)
    clean, remote = markup_of(said, notes)
    folded = fold(text(said, notes))
    returned = None if notes else bounces.bounce(root, raw, sender, subject)
    judged, domain = verdicts(headers, trusted_host)
    return Letter(
        digest=digest,
        message_id=next(iter(ids(headers, "message-id")), ""),
        sender=sender,
        reply_to=parties.sender(headers.raw("reply-to")),
        recipients=tuple(recipients(headers)),
        subject=subject,
        sent_at=sent_at(headers),
        text=folded.text,
        folded=folded.folded,
        html=clean,
        remote_pictures=tuple(remote),
        enclosures=tuple(enclosure(part, clean) for part in files(said, notes)),
        automatic=automatic.sign(headers, root.kind, sender, subject) or ("bounce" if returned else ""),
        bounce=returned,
        in_reply_to=ids(headers, "in-reply-to"),
        references=ids(headers, "references"),
        verdicts=judged,
        is_verified=is_verified(judged, domain, headers, sender),
        notes=tuple(notes),
        repaired=tuple(said.repaired),
    )


def recipients(headers: Headers) -> list[Party]:
    """Everybody the mail went to, each once."""
    named = [
        party for field in RECIPIENTS for value in headers.all(field) for party in parties.parties(value)
    ]
    return list({party.address.lower(): party for party in reversed(named)}.values())[::-1][: limits.PARTIES]


def ids(headers: Headers, name: str) -> tuple[str, ...]:
    """The Message-IDs in this field, the last of very many."""
    found = [each for value in headers.all(name) for each in MESSAGE_ID.findall(value)]
    return tuple(found[-limits.REFERENCES :])


def text(said: Body, notes: list[str]) -> str:
    """All that is said, one block below the other; markup only where there are no plain words."""
    whole = clean_text(
        "\n".join(block.plain if block.plain.strip() else words(block.markup) for block in said.blocks)
    )
    if said.is_cut or len(whole) > limits.TEXT:
        notes.append("more text than is read")
    return whole[: limits.TEXT]


def words(markup: str) -> str:
    """The words in the markup, all of them when it is not read as a page or shows none."""
    shown = text_of(harmless(markup)[0]) if is_tame(markup) else ""
    return shown or stripped(markup)


def markup_of(said: Body, notes: list[str]) -> tuple[str, list[str]]:
    """The mail's markup made harmless, "" where it has none."""
    whole = "\n<hr>\n".join(block.markup for block in said.blocks if block.markup)
    if not whole or is_tame(whole):
        return harmless(whole) if whole else ("", [])
    notes.append("markup too large to be shown")
    return "", []


def files(said: Body, notes: list[str]) -> list[Part]:
    if len(said.files) > limits.FILES:
        notes.append("more files than are taken out")
    return said.files[: limits.FILES]
