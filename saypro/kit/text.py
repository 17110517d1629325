"""What people write: made clean on its way in, and safe to show on its way out."""

import html
import re
import unicodedata

from django.utils.safestring import SafeString

# Embeddings and overrides turn "gpj.exe" into "exe.jpg"; isolates and marks stay, honest scripts need them.
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
# One character class, no alternatives inside: the time grows with the text and nothing else.
ADDRESS = re.compile(
    r"(?<![\w@.])(https?://|www\.)[^\s<>\"\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", re.IGNORECASE
)
HOST = re.compile(r"(?:https?://)?([^/?#\\]*)", re.IGNORECASE)
CLOSERS = {")": "(", "]": "[", "}": "{"}
LONGEST_ADDRESS = 2000


def clean_text(text: str) -> str:
    """The text in one spelling (NFC, one line break), without characters that hide or reorder others."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", UNWANTED.sub("", text)).strip()


def linkify(text: str) -> SafeString:
    """The text as safe HTML, its web addresses made links; takes time in proportion to the text only."""
    if "://" not in text and "www." not in text:
        return SafeString(html.escape(text))
    parts, end = [], 0
    for found in ADDRESS.finditer(text):
        address = without_tail(found[0])
        if is_harmless(address):
            parts += [html.escape(text[end : found.start()]), link(address)]
            end = found.start() + len(address)
    return SafeString("".join([*parts, html.escape(text[end:])]))


def without_tail(address: str) -> str:
    """The address without the sentence's punctuation, and without a bracket that was opened before it."""
    open_, end = (
        {closer: address.count(opener) - address.count(closer) for closer, opener in CLOSERS.items()},
        len(address),
    )
    while end:
        last = address[end - 1]
        if last in CLOSERS and open_[last] < 0:
            open_[last] += 1
        elif last not in ".,;:!?'*_~…’”":
            break
        end -= 1
    return address[:end]


def is_harmless(address: str) -> bool:
    """False for `https://bank.example@elsewhere.example`, which lies about where it leads, and for scraps."""
    host = HOST.match(address)
    name = host[1] if host else ""
    return (
        "@" not in name
        and any(char.isalnum() for char in name.removeprefix("www."))
        and len(address) <= LONGEST_ADDRESS
    )


def link(address: str) -> str:
    target = html.escape(address if "://" in address else f"https://{address}")
    return f'<a href="{target}" rel="noopener nofollow ugc" target="_blank">{html.escape(address)}</a>'
