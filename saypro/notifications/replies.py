"""Addresses by which a person answers a thread by mail, and the marks that keep its mails together.

Each is keyed: whoever knows one learns nothing of another, and cannot make one up. Letters are small, since
some mail servers forget capitals.
"""

import base64
import hmac
import re
from hashlib import sha256

from django.conf import settings

ADDRESS = re.compile(r"r\.([0-9a-z]{1,13})\.([0-9a-z]{1,13})\.([a-z2-7]{26})@(.+)", re.IGNORECASE)
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def reply_address(thread_id: int, person_id: int) -> str:
    """Where this person answers this thread by mail; "" where the house takes no mail."""
    if not settings.REPLY_DOMAIN:
        return ""
    key = mark("reply", thread_id, person_id, settings.SECRET_KEY)
    return f"r.{in_36(thread_id)}.{in_36(person_id)}.{key}@{settings.REPLY_DOMAIN}"


def thread_and_person(address: str) -> tuple[int, int] | None:
    """The thread and the person that one of our addresses stands for; None for any other address."""
    found = ADDRESS.fullmatch(address.strip())
    if not found or found[4].lower() != settings.REPLY_DOMAIN.lower():
        return None
    thread_id, person_id = int(found[1], 36), int(found[2], 36)
    known = [mark("reply", thread_id, person_id, key) for key in keys()]
    if not any(hmac.compare_digest(found[3].lower(), one) for one in known):
        return None
    return thread_id, person_id


def root_of(thread_id: int, person_id: int) -> str:
    """A Message-ID no mail has, which all mails to this person about this thread refer to."""
    domain = settings.OFFICE_EMAIL.rpartition("@")[2]
    return f"<thread.{mark('root', thread_id, person_id, settings.SECRET_KEY)}@{domain}>"


def keys() -> list[str]:
    """The present key first, then the ones before it, so that the secret key can be changed."""
    return [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def mark(use: str, thread_id: int, person_id: int, key: str) -> str:
    """128 bits as 26 small letters and digits."""
    digest = hmac.digest(f"saypro {use}{key}".encode(), f"{thread_id}:{person_id}".encode(), sha256)
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def in_36(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (in_36(rest) if rest else "") + DIGITS[digit]
