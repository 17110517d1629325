"""What makes a message look risky, and why: pure rules over a text and its sender, without a database."""

from saypro.moderation.rules.coach import Coach, Verdict
from saypro.moderation.rules.declared import RULES
from saypro.moderation.rules.phrases import BadPhrase, phrase
from saypro.moderation.rules.rule import HEAVIEST, THRESHOLD, Language, Rule, Sender

__all__ = [
    "HEAVIEST",
    "RULES",
    "THRESHOLD",
    "BadPhrase",
    "Coach",
    "Language",
    "Rule",
    "Sender",
    "Verdict",
    "phrase",
]
