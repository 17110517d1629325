"""How often the coach is right, on messages that somebody labelled by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from saypro.kit.vectors import Embed
from saypro.moderation.rules import Coach
from saypro.moderation.rules.closely import is_doubtful, looked_at
from saypro.moderation.rules.examples import Example, examples
from saypro.moderation.rules.learned import Learned
from saypro.moderation.rules.reading import Reading

TRAINED = 0.7  # of a foreign domain, how much the method may learn from


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares between 0 and 1; `per_message_ms` is how long one takes."""

    name: str
    risky: int
    fine: int
    recall: float
    false_warnings: float
    precision: float
    per_message_ms: float

    @property
    def plain(self) -> dict[str, Any]:
        return asdict(self)


def of_coach(name: str, labelled: Sequence[Example], coach: Coach, embed: Embed | None = None) -> Figures:
    """As a worker judges that has time for every closer look; without `embed`, by words alone."""
    began = perf_counter()
    texts = [one.text for one in labelled]
    vectors = looked_at(texts, embed, [is_doubtful(text) for text in texts])
    warned = [coach.judge(text, None, vector).is_risky for text, vector in zip(texts, vectors, strict=True)]
    return counted(name, labelled, warned, perf_counter() - began)


def counted(name: str, labelled: Sequence[Example], warned: Iterable[bool], took_s: float) -> Figures:
    pairs = list(zip((one.is_risky for one in labelled), warned, strict=True))
    risky, fine = sum(is_risky for is_risky, _ in pairs), sum(not is_risky for is_risky, _ in pairs)
    right = sum(is_risky and is_warned for is_risky, is_warned in pairs)
    wrong = sum(is_warned and not is_risky for is_risky, is_warned in pairs)
    return Figures(
        name,
        risky,
        fine,
        recall=round(right / max(1, risky), 4),
        false_warnings=round(wrong / max(1, fine), 4),
        precision=round(right / max(1, right + wrong), 4),
        per_message_ms=round(1000 * took_s / max(1, len(pairs)), 3),
    )


def of_method(name: str, path: Path) -> Figures:
    """What the learned part does in another domain when it learns from that domain's own first part.

    Raises ImportError without scikit-learn.
    """
    from saypro.moderation.rules.training import train

    labelled = examples(path)
    cut = int(len(labelled) * TRAINED)
    model, held_back = train(labelled[:cut]), labelled[cut:]
    began = perf_counter()
    warned = [is_likely(model, one.text) for one in held_back]
    return counted(name, held_back, warned, perf_counter() - began)


def is_likely(model: Learned, text: str) -> bool:
    return model.odds(Reading(text)) > 0
