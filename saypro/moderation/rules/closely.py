"""Which texts are worth a closer look, and the sentence vectors for it.

A vector costs a worker some 25 ms, a hundred times what all rules cost together. So ordinary talk gets none,
and when people write faster than this, the words alone decide.
"""

from collections.abc import Sequence
from typing import Any

from saypro.kit.bucket import Buckets, Pace
from saypro.kit.vectors import Embed, embedding
from saypro.moderation.rules.learned import learned
from saypro.moderation.rules.reading import Reading

DOUBTFUL = -3.0  # log odds by words alone; hardly a scam lies below
PACE = Pace(burst=30, rate=10)
looks: Buckets[str] = Buckets(lambda: PACE)


def vectors_of(texts: Sequence[str]) -> list[Any]:
    """One for each text, None where the words alone decide. For workers: the first call reads the model."""
    embed = embedding()
    return looked_at(texts, embed, [is_worth_a_look(text) for text in texts] if embed else [])


def looked_at(texts: Sequence[str], embed: Embed | None, is_worth: Sequence[bool]) -> list[Any]:
    chosen = [at for at, worth in enumerate(is_worth) if worth]
    found: list[Any] = [None] * len(texts)
    if embed and chosen:
        for at, vector in zip(chosen, embed([texts[at] for at in chosen]), strict=True):
            found[at] = vector
    return found


def is_worth_a_look(text: str) -> bool:
    return is_doubtful(text) and not looks.take("")


def is_doubtful(text: str) -> bool:
    return learned().odds(Reading(text)) > DOUBTFUL
