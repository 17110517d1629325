"""What comments are about: the words and pairs of words that stand out among them (c-TF-IDF), told by people.

Phrases of things are wanted, so words that only hold sentences together, say how something is meant, or do
something, neither begin nor end one.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LONGEST = 2
FEWEST = 2

PLAIN = """
    a an the this that these those it its it's i i'm i've i'd me my mine you your you're he she they
    them their we us our is are was were be been being am do does did done doing don't doesn't
    didn't isn't wasn't can could can't couldn't will would won't wouldn't shall should may might
    must have has had haven't having and or but if so as of in on at to from for with without by
    about into over under out up down off than then there here when where why how what which who
    whom whose not no nor never none nothing also too very really quite just only even still ever
    yet again more most much many some any all each every both few less least other another same
    such own first last next one two three four five six ten once while because until after before
    since during between through against upon got get gets getting go goes going went gone come
    comes came make makes made making take takes took taken use used uses using say says said see
    seen know known think thought want wanted wants need needed needs find found give given gave put
    keep kept let look looks looked looking seem seems seemed try tried buy bought work works worked
    working run turn turned set read feel felt tell told ask asked show shows shown wait waited
    waiting thing things something anything everything someone anyone way lot bit kind sort time
    times day days week month year years able back long new old little big small large high low
    right left far away around however though although ek jy hy sy ons julle hulle my jou sy dit die
    'n en of maar is was het nie met van vir aan op in uit by na te om dat wat wie waar hoe hoekom
    baie ook net nog al dan toe kan sal moet wil word nou weer geen niks ngi u i ba si ku ka ma nga
    ngo ne na noma kodwa futhi ukuthi uma lapho kakhulu kahle manje
"""
SKIPPED = frozenset(PLAIN.split())
NOT_THINGS = re.compile(r"(?:ly|ing|ed|n't)$")


@dataclass(frozen=True, slots=True)
class Term:
    """A word or two, by how many people it was said, and how much it stands out."""

    words: str
    people: int
    weight: float


def terms(
    comments: Sequence[tuple[int, str]],
    others: Sequence[str] = (),
    *,
    skip: frozenset[str] = frozenset(),
    limit: int = 20,
    fewest: int = FEWEST,
) -> list[Term]:
    """The terms that stand out in these comments, each (person, text), against `others`; the strongest first.

    A pair takes the place of its words where they are hardly said without each other.
    """
    said: defaultdict[str, set[int]] = defaultdict(set)
    counts: Counter[str] = Counter()
    for number, (person, text) in enumerate(comments):
        for term in candidates(text, skip):
            counts[term] += 1
            said[term].add(person if person else -number - 1)
    elsewhere = Counter(term for text in others for term in candidates(text, skip))
    weights = weigh(counts, elsewhere)
    kept = [term for term in counts if len(said[term]) >= fewest and not is_part(term, counts)]
    found = [Term(term, len(said[term]), weights[term]) for term in kept]
    return sorted(found, key=lambda term: (-term.weight, term.words))[:limit]


def candidates(text: str, skip: frozenset[str] = frozenset()) -> Iterator[str]:
    """Words and pairs of neighbours, in small letters and mostly in the singular."""
    for clause in re.split(r"[.,;:!?()\n\"]+", text.casefold()):
        words = WORD.findall(clause)
        good = [is_thing(word, skip) for word in words]
        for start in range(len(words)):
            for length in range(1, LONGEST + 1):
                stretch = slice(start, start + length)
                if len(words[stretch]) == length and all(good[stretch]):
                    yield " ".join(singular(word) for word in words[stretch])


def is_thing(word: str, skip: frozenset[str]) -> bool:
    return len(word) > 2 and word not in SKIPPED and word not in skip and not NOT_THINGS.search(word)


def singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def weigh(counts: Mapping[str, int], elsewhere: Mapping[str, int]) -> dict[str, float]:
    """c-TF-IDF with two classes: how often here, times how unusual it is over all."""
    here, there = sum(counts.values()) or 1, sum(elsewhere.values())
    average = (here + there) / (2 if there else 1)
    return {
        term: count / here * log(1 + average / (count + elsewhere.get(term, 0)))
        for term, count in counts.items()
    }


def is_part(term: str, counts: Mapping[str, int]) -> bool:
    """Is the word hardly ever said but in one pair?"""
    if " " in term:
        return False
    pairs = (count for pair, count in counts.items() if " " in pair and term in pair.split())
    return any(count >= 0.7 * counts[term] for count in pairs)
