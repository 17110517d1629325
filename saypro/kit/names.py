"""Leaving names out of what people write, as far as it is known whose could stand there."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _


def unnamed(text: str, names: Iterable[str]) -> str:
    """The text with a remark instead of these names, whole or any part of them, and of every @handle.

    Rather an everyday word too many than a name: "Grace" takes "grace" along.
    """
    for pattern in (HANDLE, *patterns(names)):
        text = pattern.sub(_("[name left out]"), text)
    return text


def patterns(names: Iterable[str]) -> Iterator[re.Pattern[str]]:
    """Whole names before their parts."""
    known = [" ".join(name.split()) for name in names]
    parts = {part for name in known for part in name.split() if is_telling(part)}
    for name in sorted({*known, *parts} - {""}, key=len, reverse=True):
        yield re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        # isiZulu writes uNomsa, kuNomsa, noNomsa
        yield re.compile(rf"(?<!\w)[a-z]{{1,4}}{re.escape(name[0].upper() + name[1:])}(?!\w)")


def is_telling(part: str) -> bool:
    """Not the "van der" of a surname, nor a letter alone."""
    return len(part.strip(".")) > 1 and part.lower() not in PARTICLES


PARTICLES = {"van", "der", "den", "de", "du", "le", "la", "von", "te", "ter", "jnr", "snr"}
HANDLE = re.compile(r"(?<![\w.@])@\w[\w.-]*\w")
