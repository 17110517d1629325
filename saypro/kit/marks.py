"""Marks that only the house can make, for addresses and Message-IDs that come back by mail.

Whoever knows one learns nothing of another. Letters are small, since some mail servers forget capitals.
"""

import base64
import hmac
from hashlib import sha256

from django.conf import settings

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def mark(use: str, words: str) -> str:
    """128 bits as 26 small letters and digits, for these words and this use only."""
    return made(use, words, settings.SECRET_KEY)


def is_mark(told: str, use: str, words: str) -> bool:
    """Whether the house made it, with its key or one before; takes the same time however much is right."""
    return any(hmac.compare_digest(told.lower().encode(), made(use, words, key).encode()) for key in keys())


def keys() -> list[str]:
    """The present key first, then the ones before it, so that the secret key can be changed."""
    return [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def made(use: str, words: str, key: str) -> str:
    digest = hmac.digest(f"saypro {use}{key}".encode(), words.encode(), sha256)
    return base64.b32encode(digest[:16]).decode().rstrip("=").lower()


def in_36(number: int) -> str:
    rest, digit = divmod(number, 36)
    return (in_36(rest) if rest else "") + DIGITS[digit]
