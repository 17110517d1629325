"""Phrases the office can read and write, found in a text in time that grows with its length alone.

`send|give .. code|pin` means: one of the first two words, at most five words between, one of the last two.
`.` allows two and `...` twelve. `betaal*` means any word that begins so, `#sum` a sum of money, `#num` a
number, and `$pay` any word of that list of the lexicon. Words side by side in a phrase stand side by side in
the text. A phrase that begins with `!` is firm: nothing spares it, nor the text it stands in.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from saypro.moderation.rules.lexicon import LEXICON, meanings
from saypro.moderation.rules.reading import plain

GAPS = {".": 2, "..": 5, "...": 12}
SHORTEST_START = 3
FIRM = "!"
SIGNS = {"#sum", "#num", "@", "%", "+"}
Span = tuple[int, int]
Places = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Step:
    """One place in a phrase: what may stand there, and how many words may come before it."""

    atoms: tuple[str, ...]
    gap: int


class BadPhrase(ValueError):
    """`phrase` cannot be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    steps: tuple[Step, ...]
    is_firm: bool = False

    def spans(self, places: Places) -> list[Span]:
        """From which word to which the phrase stands in the text, for every place where it ends."""
        if any(places.keys().isdisjoint(step.atoms) for step in self.steps):
            return []
        reached = [(at, at) for at in self.places_of(0, places)]
        for number in range(1, len(self.steps)):
            if not reached:
                break
            reached = list(self._onwards(reached, self.places_of(number, places), self.steps[number].gap))
        return reached

    def places_of(self, number: int, places: Places) -> Sequence[int]:
        atoms = self.steps[number].atoms
        if len(atoms) == 1:
            return places.get(atoms[0], ())
        return sorted({at for atom in atoms for at in places.get(atom, ())})

    @staticmethod
    def _onwards(reached: list[Span], ends: Sequence[int], gap: int) -> Iterator[Span]:
        """The spans that go on to one of `ends`, from the nearest word before it."""
        last = [end for _start, end in reached]
        for end in ends:
            before = bisect_left(last, end) - 1
            if before >= 0 and end - last[before] - 1 <= gap:
                yield reached[before][0], end


def phrase(text: str) -> Phrase:
    """The phrase written as `text`. Raises BadPhrase."""
    is_firm = text.startswith(FIRM)
    parts = plain(text.removeprefix(FIRM)).split()
    steps: list[Step] = []
    gap = 0
    for part in parts:
        if part in GAPS:
            gap = GAPS[part]
        else:
            steps.append(Step(_atoms(part, text), gap))
            gap = 0
    if not steps or gap or parts[0] in GAPS:
        raise BadPhrase(text)
    return Phrase(text, tuple(steps), is_firm)


def _atoms(part: str, text: str) -> tuple[str, ...]:
    atoms = tuple(part.split("|"))
    for atom in atoms:
        name = atom.rstrip("*")
        is_start = atom.endswith("*")
        if atom in SIGNS or (atom.startswith("$") and atom[1:] in LEXICON):
            continue
        if not name.replace("'", "").isalnum() or "*" in name or (is_start and len(name) < SHORTEST_START):
            raise BadPhrase(text)
    return atoms


class PhraseBook:
    """Many phrases, each belonging to somebody, looked for together."""

    def __init__(self, phrases: Iterable[tuple[str, Phrase]]) -> None:
        self.entries = list(phrases)
        self.by_first: defaultdict[str, list[int]] = defaultdict(list)
        for number, (_owner, one) in enumerate(self.entries):
            for atom in one.steps[0].atoms:
                self.by_first[atom].append(number)
        self.atoms = {atom for _owner, one in self.entries for step in one.steps for atom in step.atoms}
        self.starts = {atom[:-1] for atom in self.atoms if atom.endswith("*")}
        self.lengths = sorted({len(start) for start in self.starts})

    def found(self, words: Sequence[str]) -> dict[str, list[Span]]:
        """Where each owner's phrases stand in the text."""
        places = self.places(words)
        spans: dict[str, list[Span]] = {}
        for number in {number for atom in places for number in self.by_first.get(atom, ())}:
            owner, one = self.entries[number]
            if where := one.spans(places):
                spans.setdefault(owner, []).extend(where)
        return spans

    def places(self, words: Sequence[str]) -> dict[str, list[int]]:
        """Where each atom that any phrase asks for stands."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(words):
            for atom in self.atoms_of(word):
                places.setdefault(atom, []).append(at)
        return places

    def atoms_of(self, word: str) -> Iterator[str]:
        if word in self.atoms:
            yield word
        for length in self.lengths:
            if length > len(word):
                break
            if word[:length] in self.starts:
                yield word[:length] + "*"
        yield from meanings(word)
