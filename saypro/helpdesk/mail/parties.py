"""Who is named in From, To and their like."""

import re

from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.headers import words
from saypro.helpdesk.mail.letter import Party

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\((?:[^()\\]|\\.)*\)|<[^<>]*>|[,;:]|[^",;:()<>]+|.', re.DOTALL)
ADDRESS = re.compile(r"[^\s@<>()\[\],;:\\\"]{1,64}@[^\s@<>(),;:\\\"]{1,253}")
COMMENT = re.compile(r"\s*\([^()]*\)\s*")
QUOTED_ADDRESS = re.compile(r'"[^"\s]{1,62}"@[^\s@<>(),;:\\"]{1,253}')
LONGEST_NAME = 200


def parties(value: str) -> list[Party]:
    """Everybody named in the value of a field, as far as they have an address; groups give their members."""
    found = [party(piece) for piece in pieces(value)]
    return [each for each in found if each.address][: limits.PARTIES]


def sender(value: str) -> Party:
    """The first with an address, else who is merely named."""
    found = parties(value)
    return found[0] if found else Party(name=spoken(words(value)))


def pieces(value: str) -> list[list[str]]:
    """The value's tokens, cut at commas and around groups."""
    cut: list[list[str]] = [[]]
    for word in TOKEN.findall(value):
        if word in (",", ";"):
            cut.append([])
        elif word == ":":
            cut[-1] = []  # what stood before was the name of a group
        else:
            cut[-1].append(word)
        if len(cut) > 2 * limits.PARTIES:
            break
    return cut


def party(tokens: list[str]) -> Party:
    """The last address in angle brackets, else the first bare one; what else stands there is the name."""
    angled = [token for token in tokens if token.startswith("<") and address_in(token)]
    if angled:
        rest = [token for token in tokens if token is not angled[-1]]
        return Party(address_in(angled[-1]), spoken(*rest))
    bare = "".join(token for token in tokens if not token.startswith("("))
    comments = [token for token in tokens if token.startswith("(")]
    address = address_in(bare) or address_in(words(bare))
    return Party(address, spoken(*comments)) if address else Party()


def address_in(text: str) -> str:
    """The address, its domain in small letters, since those are never told apart."""
    bare = re.sub(r"\s*\.\s*", ".", COMMENT.sub("", text)) if text[:1] == "<" else text
    found = QUOTED_ADDRESS.search(bare) or ADDRESS.search(bare)
    if not found:
        return ""
    local, _, domain = found[0].rpartition("@")
    return f"{local}@{domain.lower().rstrip('.')}"


def spoken(*tokens: str) -> str:
    """A name without its quotes and brackets, decoded."""
    bare = (re.sub(r"\\(.)", r"\1", token.strip()[1:-1]) if is_wrapped(token) else token for token in tokens)
    return words(" ".join(" ".join(bare).split())).strip("\"' ")[:LONGEST_NAME]


def is_wrapped(token: str) -> bool:
    token = token.strip()
    return len(token) > 1 and token[0] + token[-1] in ('""', "()", "<>")
