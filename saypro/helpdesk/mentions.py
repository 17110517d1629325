"""Colleagues named in a note: "@Zanele Khumalo", or "@Zanele" where no other has that first name."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Named:
    """Where in the text who is named."""

    start: int
    end: int
    person_id: int


def named_in(text: str, names: Mapping[int, str]) -> list[Named]:
    """Everybody of `names` (by id) the text names, from left to right; the longest name counts."""
    spoken = spellings(names)
    lowered, found, at = text.lower(), [], text.find("@")
    while at >= 0:
        named = named_at(lowered, at, spoken)
        if named:
            found.append(named)
        at = text.find("@", named.end if named else at + 1)
    return found


def addressed_to(text: str, names: Iterable[str]) -> str:
    """The colleague with whose name or first name, behind an "@", the text begins; "" for nobody."""
    said = text.lstrip().lower()
    called = {form.lower(): name for name in names for form in (name.split(" ")[0], name) if form}
    for form in sorted(called, key=len, reverse=True):
        end = 1 + len(form)
        if said.startswith("@" + form) and not said[end : end + 1].isalnum():
            return called[form]
    return ""


def spellings(names: Mapping[int, str]) -> list[tuple[str, int]]:
    """What each is called by, the longest first; a name that two people share names nobody."""
    whole = [(name.lower(), pk) for pk, name in names.items()]
    first = [(name.split(" ")[0], pk) for name, pk in whole if " " in name]
    counted = Counter(name for name, _pk in [*whole, *first])
    return sorted(
        ((name, pk) for name, pk in [*whole, *first] if name and counted[name] == 1),
        key=lambda one: -len(one[0]),
    )


def named_at(lowered: str, at: int, spoken: list[tuple[str, int]]) -> Named | None:
    """Who is named behind the @ at this place: an address, as in a@b, names nobody."""
    if at and (lowered[at - 1].isalnum() or lowered[at - 1] in "._-+"):
        return None
    for name, pk in spoken:
        end = at + 1 + len(name)
        if lowered.startswith(name, at + 1) and not lowered[end : end + 1].isalnum():
            return Named(at, end, pk)
    return None
