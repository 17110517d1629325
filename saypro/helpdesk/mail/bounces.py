"""Mail of ours that came back."""

import logging
import re
from email import message_from_bytes
from email.message import Message

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.letter import Bounce, BounceKind, Party
from saypro.helpdesk.mail.parties import address_in
from saypro.helpdesk.mail.parts import Part

DAEMON = re.compile(r"(mailer-?daemon|postmaster|mail-?delivery|bounces?)\b.*", re.IGNORECASE)
SUBJECT = re.compile(
    r"(undeliver|returned mail|mail delivery|delivery (status|failure|notification)|failure notice"
    r"|mail failure|nie afgelewer|unzustellbar)",
    re.IGNORECASE,
)
MESSAGE_ID = re.compile(
    rb"^message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{1,500}>)", re.IGNORECASE | re.MULTILINE
)
WHY = re.compile(r"^(?:diagnostic-code|status):[ \t]*([^\r\n]{1,300})", re.IGNORECASE | re.MULTILINE)
ORIGINAL = re.compile(
    r"^(?:original|final)-(?:rcpt-to|recipient):([^\r\n]{1,300})", re.IGNORECASE | re.MULTILINE
)
REPORTS = ("message/delivery-status", "message/global-delivery-status")

logging.getLogger("flufl.bounce").setLevel(logging.CRITICAL)  # it tells of every mail that is no bounce


def bounce(root: Part, raw: bytes, sender: Party, subject: str) -> Bounce | None:
    """The bounce or complaint that this mail is; None for any other mail."""
    if complaint := next((part for part in root.parts if part.kind == "message/feedback-report"), None):
        told = complaint.data[: limits.BOUNCE_BYTES].decode("latin-1")
        found = tuple(filter(None, (address_in(value) for value in ORIGINAL.findall(told))))
        return Bounce(kind="complaint", addresses=found[:1], message_id=returned_id(root))
    if not seems_bounce(root, sender, subject):
        return None
    soft, hard = failures(raw)
    addresses = tuple(sorted(hard or soft))
    if not addresses:
        return None
    kind: BounceKind = "hard" if hard else "soft"
    return Bounce(kind=kind, addresses=addresses, message_id=returned_id(root), why=why(root))


def seems_bounce(root: Part, sender: Party, subject: str) -> bool:
    """Looked at before its words are: an ordinary mail may quote a bounce."""
    headers = root.headers
    return (
        (
            root.kind == "multipart/report"
            and root.parameters.get("report-type", "").lower() != "disposition-notification"
        )
        or headers.raw("return-path").strip() == "<>"
        or "x-failed-recipients" in headers
        or bool(DAEMON.match(sender.address.partition("@")[0] or sender.name))
        or bool(SUBJECT.match(subject))
    )


def failures(raw: bytes) -> tuple[set[str], set[str]]:
    """Addresses that cannot be reached for now, and those that never will be."""
    from flufl.bounce import all_failures  # only bounces need it

    try:
        message: Message = message_from_bytes(raw[: limits.BOUNCE_BYTES])
        soft, hard = all_failures(message)
    except Exception:  # detectors of a dozen shapes, each with assumptions about its own
        return set(), set()
    return addresses(soft), addresses(hard)


def addresses(found: frozenset[bytes | str]) -> set[str]:
    texts = (each.decode("latin-1") if isinstance(each, bytes) else str(each) for each in found)
    return {address for text in texts if (address := address_in(text))}


def why(root: Part) -> str:
    """What the other server said, from the report, as far as there is one."""
    report = next((part for part in root.parts if part.kind in REPORTS), None)
    said = WHY.findall(report.data[: limits.BOUNCE_BYTES].decode("latin-1")) if report else []
    return max(said, key=len, default="").strip()


def returned_id(root: Part) -> str:
    """The Message-ID of the mail that came back: the last in the bounce's body that is not its own."""
    body = root.raw[root.start : min(root.end, root.start + limits.BOUNCE_BYTES)]
    found = MESSAGE_ID.findall(body)
    return found[-1].decode("latin-1") if found else ""
