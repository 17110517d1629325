"""All rules together: what fires for a text, and whether that is enough to warn."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from saypro.moderation.rules.phrases import Phrase, PhraseBook, Span, phrase
from saypro.moderation.rules.reading import Reading
from saypro.moderation.rules.rule import THRESHOLD, Rule, Sender

SPARED, FIRM = "except ", "firm "  # before a rule's key: phrases that spare a place, or cannot be spared
Spans = dict[str, list[Span]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`fired` are the rules that speak against the text, heaviest first, with their points.

    `spared` are those that speak for it; `is_risky` when the sum of both, the `score`, reaches the threshold.
    """

    fired: tuple[tuple[Rule, int], ...]
    spared: tuple[tuple[Rule, int], ...]
    score: int
    is_risky: bool

    @property
    def keys(self) -> list[str]:
        return [rule.key for rule, _points in self.fired]

    @property
    def rules(self) -> list[Rule]:
        return [rule for rule, _points in self.fired]


class Coach:
    """Judges texts by these rules; made once for each state of the office's tuning, and free to share."""

    def __init__(self, rules: Sequence[Rule], threshold: int = THRESHOLD) -> None:
        self.rules, self.threshold = tuple(rules), threshold
        self.book = PhraseBook(pair for rule in rules for pair in phrases_of(rule))

    def judge(self, text: str, sender: Sender | None = None, vector: Any = None) -> Verdict:
        """What fires, told better with the text's sentence `vector`; takes time in proportion to the text."""
        reading, who = Reading(text, vector), sender or Sender()
        spans = self.book.found(reading.words)
        points = [(rule, points_of(rule, spans, reading, who)) for rule in self.rules]
        is_firm = any(FIRM + rule.key in spans for rule in self.rules)
        spared = tuple(pair for pair in points if pair[1] < 0 and not is_firm)
        fired = sorted((pair for pair in points if pair[1] > 0), key=lambda pair: -pair[1])
        score = sum(many for _rule, many in (*fired, *spared))
        return Verdict(tuple(fired), spared, score, score >= self.threshold)


def phrases_of(rule: Rule) -> list[tuple[str, Phrase]]:
    said = [phrase(text) for texts in rule.phrases.values() for text in texts]
    owned = [((FIRM if one.is_firm else "") + rule.key, one) for one in said]
    return owned + [(SPARED + rule.key, phrase(text)) for text in rule.unless]


def points_of(rule: Rule, spans: Spans, reading: Reading, sender: Sender) -> int:
    """How much the rule says about this text: its weight when it fires, a share of it when it grades."""
    if rule.grader is not None:
        return round(rule.weight * rule.grader(reading))
    return rule.weight if fires(rule, spans, reading, sender) else 0


def fires(rule: Rule, spans: Spans, reading: Reading, sender: Sender) -> bool:
    spared = spans.get(SPARED + rule.key, [])
    said = FIRM + rule.key in spans or any(not overlaps(span, spared) for span in spans.get(rule.key, ()))
    return said or (rule.finder is not None and rule.finder(reading, sender))


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] <= end and start <= span[1] for start, end in others)
