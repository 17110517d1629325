"""Words that mean the same to the rules, see `lexicon.txt`."""

from collections import defaultdict
from functools import lru_cache

from saypro.moderation.rules.reading import is_sum
from saypro.moderation.rules.sections import HERE, sections

LEXICON = {name: " ".join(lines).split() for name, lines in sections(HERE / "lexicon.txt").items()}


@lru_cache(maxsize=50_000)
def meanings(word: str) -> tuple[str, ...]:
    """The names of the lists the word is on, each as a phrase spells it: `$pay`."""
    found = list(EXACT.get(word, ()))
    found += [name for length in LENGTHS for name in STARTS.get(word[:length], ()) if length <= len(word)]
    found += [name for root, name in ROOTS if root in word]
    if word[0].isdigit() or word[-1].isdigit():
        found += ["#sum"] if is_sum(word) else ["#num"] if word.isdigit() else []
    return tuple(dict.fromkeys(found))


EXACT: defaultdict[str, list[str]] = defaultdict(list)
STARTS: defaultdict[str, list[str]] = defaultdict(list)
ROOTS: list[tuple[str, str]] = []
for _name, _words in LEXICON.items():
    for _word in _words:
        if _word.startswith("*") and _word.endswith("*"):
            ROOTS.append((_word.strip("*"), f"${_name}"))
        elif _word.endswith("*"):
            STARTS[_word[:-1]].append(f"${_name}")
        else:
            EXACT[_word].append(f"${_name}")
LENGTHS = sorted({len(start) for start in STARTS})
