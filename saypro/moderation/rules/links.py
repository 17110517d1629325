"""Where addresses in a text lead, and whether they pretend to lead elsewhere."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address

from saypro.moderation.rules.reading import Reading, plain
from saypro.moderation.rules.sections import HERE, sections

HOST = re.compile(r"[\w.-]+", re.UNICODE)
AROUND = "()[]{}<>\"'“”‘’,;!?*_~…"
LISTS = sections(HERE / "links.txt")
ENDINGS, CHEAP = frozenset(" ".join(LISTS["endings"]).split()), frozenset(" ".join(LISTS["cheap"]).split())
SHORT = frozenset(" ".join(LISTS["shorteners"]).split())
WELL_KNOWN = frozenset(" ".join(LISTS["well known"]).split())
TRUSTED = {name: tuple(homes) for name, *homes in (line.split() for line in LISTS["trusted"])}
OWN = "saypro"
SHORTEST_INSIDE = 5  # a shorter name stands in too many honest words


@dataclass(frozen=True, slots=True)
class Address:
    """`host` is what the browser would ask, `name` how it looks to a reader."""

    host: str
    name: str

    @property
    def ending(self) -> str:
        return self.name.rpartition(".")[2]


def addresses(reading: Reading) -> Iterator[Address]:
    """Every web address in the text, also without `https://`; addresses of mail are none."""
    for chunk in reading.chunks:
        if "." in chunk and (host := host_of(chunk.strip(AROUND))):
            yield Address(host.lower(), plain(host))


def host_of(chunk: str) -> str:
    """The host of what looks like a web address, "" for anything else."""
    has_scheme = "://" in chunk
    place = re.split(r"[/?#\\]", chunk.partition("://")[2] if has_scheme else chunk, maxsplit=1)[0]
    _name, at, rest = place.rpartition("@")
    if at and not has_scheme:
        return ""
    host = rest.partition(":")[0].strip(".")
    if not HOST.fullmatch(host) or "." not in host:
        return ""
    return host if has_scheme or is_number(host) or plain(host).rpartition(".")[2] in ENDINGS else ""


def pretends(address: Address, own_host: str) -> bool:
    """Whether the address borrows the house's name or that of a bank or courier, or hides letters."""
    if address.host.startswith("xn--") or ".xn--" in address.host or is_mixed(address.host):
        return True
    if OWN in squeezed(address.name):
        return not is_within(address.name, own_host) and not is_within(address.name, "saypro.online")
    return any(is_borrowed(address.name, name, homes) for name, homes in TRUSTED.items())


def is_borrowed(host: str, name: str, homes: tuple[str, ...]) -> bool:
    parts = re.split(r"[.-]", host)
    is_there = name in parts or (len(name) >= SHORTEST_INSIDE and name in squeezed(host))
    return is_there and not any(is_within(host, home) for home in homes)


def squeezed(host: str) -> str:
    """Without hyphens, and with letters for the digits that look like them."""
    return host.replace("-", "").translate(str.maketrans("01357", "oiest"))


def is_mixed(host: str) -> bool:
    """Latin letters and others in one name: honest names keep to one alphabet."""
    letters = [char for char in host if char.isalpha()]
    return any(char.isascii() for char in letters) and not all(char.isascii() for char in letters)


def hides_where(address: Address) -> bool:
    """A shortener, a bare number, or one of the endings that cost nothing."""
    return is_number(address.host) or address.name.removeprefix("www.") in SHORT or address.ending in CHEAP


def is_well_known(address: Address, own_host: str) -> bool:
    return any(is_within(address.name, home) for home in (own_host, *WELL_KNOWN))


def is_within(host: str, home: str) -> bool:
    return host == home or host.endswith(f".{home}")


def is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
