"""Whether the time of an answer tells who is a member: each door with known and with unknown addresses."""

import random
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection
from statistics import median
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import connection

from saypro.accounts.models import User
from saypro.bench.errors import CannotMeasure, PageError
from saypro.bench.out import progress
from saypro.bench.server import NO_THROTTLE, Server

MOST_MS = 10.0
WARM = 10
TOKEN = "m" * 32
PASSWORD = "seven striped zebras at noon"  # noqa: S105  nobody's
WRONG = "eight spotted zebras at dawn"
LOCAL = {"SAYPRO_PROXIES": "127.0.0.1", "SAYPRO_POOL": "6"}
"""So that each try may come from an address of its own, and no throttle answers instead."""


@dataclass(frozen=True, slots=True)
class Door:
    """Where an e-mail address is typed in, what else is, and the status of the answer."""

    path: str
    fields: Callable[[str], dict[str, str]]
    status: int


DOORS = {
    "sign_in": Door("/account/login/", lambda email: {"login": email, "password": WRONG}, 200),
    "code": Door("/account/login/code/", lambda email: {"email": email}, 302),
    "reset": Door("/account/password/reset/", lambda email: {"email": email}, 302),
    "sign_up": Door(
        "/account/signup/", lambda email: {"name": "Sipho Dlamini", "email": email, "password1": WRONG}, 302
    ),
}


@dataclass(slots=True)
class Times:
    """Seconds until the answer, for addresses of members and of nobody."""

    known: list[float] = field(default_factory=list)
    unknown: list[float] = field(default_factory=list)

    @property
    def difference_ms(self) -> float:
        return round((median(self.known) - median(self.unknown)) * 1000, 2)

    @property
    def noise_ms(self) -> float:
        """How far apart two halves of the same kind lie: no difference can be told more exactly."""
        halves = [abs(median(kind[::2]) - median(kind[1::2])) for kind in (self.known, self.unknown)]
        return round(max(halves) * 1000, 2)

    def row(self) -> dict[str, float]:
        return {
            "tries": len(self.known),
            "known_ms": round(median(self.known) * 1000, 2),
            "unknown_ms": round(median(self.unknown) * 1000, 2),
            "difference_ms": self.difference_ms,
            "noise_ms": self.noise_ms,
        }


@dataclass(slots=True)
class Telling:
    """The times of each door."""

    doors: dict[str, Times] = field(default_factory=dict)

    @property
    def is_silent(self) -> bool:
        return all(abs(times.difference_ms) < MOST_MS for times in self.doors.values())

    def result(self) -> dict[str, dict[str, float]]:
        return {name: times.row() for name, times in self.doors.items()}


def measure(names: list[str], tries: int) -> Telling:
    """Try each door so many times with each kind, mixed up. Raises CannotMeasure.

    There are at least two tries, since one alone cannot tell how restless the machine is.
    """
    if unknown := set(names) - DOORS.keys():
        raise CannotMeasure(f"There is no door called {', '.join(unknown)}; there are {', '.join(DOORS)}.")
    tries = max(2, tries)
    telling = Telling()
    homes = addresses()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    with Server(environment={**NO_THROTTLE, **LOCAL}) as server:
        for name in names:
            door, times = DOORS[name], telling.doors.setdefault(name, Times())
            for email, _kind in mixed(times, min(WARM, tries)):
                knock(server.port, door, email, next(homes))
            for email, kind in mixed(times, tries):
                kind.append(knock(server.port, door, email, next(homes)))
            progress(f"{name}: {times.difference_ms} ms between the medians")
    return telling


def mixed(times: Times, count: int) -> list[tuple[str, list[float]]]:
    """As many members as strangers, each an address nobody asked about before, in any order."""
    both = [(email, times.known) for email in members(count)]
    both += [(f"{secrets.token_hex(6)}@example.com", times.unknown) for _stranger in range(count)]
    random.shuffle(both)
    return both


def members(count: int) -> list[str]:
    """New members with a password and a confirmed address."""
    proof = make_password(PASSWORD)
    users = User.objects.bulk_create(
        User(email=f"{secrets.token_hex(6)}@example.com", name="Lerato Mokoena", password=proof)
        for _member in range(count)
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return [user.email for user in users]


def addresses() -> Iterator[str]:
    """Of clients, each given once."""
    for number in range(2**24):
        yield f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"


def knock(port: int, door: Door, email: str, home: str) -> float:
    """Seconds from the form to the last byte of the answer."""
    asking = HTTPConnection("127.0.0.1", port, timeout=60)
    asking.connect()
    headers = {
        "Cookie": f"csrftoken={TOKEN}",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": home,
    }
    form = urlencode({**door.fields(email), "csrfmiddlewaretoken": TOKEN})
    began = time.perf_counter()
    asking.request("POST", door.path, form, headers)
    answer = asking.getresponse()
    answer.read()
    taken = time.perf_counter() - began
    asking.close()
    if answer.status != door.status:
        raise PageError(f"{door.path} answered {answer.status}.")
    return taken
