"""What a rule is, and what it may know of the sender."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils.functional import Promise

from saypro.moderation.rules.reading import Reading

Language = Literal["all", "en", "af", "zu"]
LANGUAGES: tuple[Language, ...] = ("all", "en", "af", "zu")
Phrases = Mapping[Language, tuple[str, ...]]
Words = str | Promise
THRESHOLD = 5
HEAVIEST = 10


@dataclass(frozen=True, slots=True)
class Sender:
    """`days` since they joined; in how many threads they said the same lately, this one included."""

    days: float = 365.0
    same_text: int = 1


Finder = Callable[[Reading, Sender], bool]
Grader = Callable[[Reading], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that makes a message look risky.

    It fires when one of its `phrases` stands in the text, except where one of `unless` covers the place, or
    when its `finder` says so. With a `grader`, between -1 and 1, it counts for that share of its weight. A
    message is warned about when the weights of all that fire reach the threshold. `title` and `reader` are
    for whoever gets the message, `writer` for who is about to send it; `{name}` is the sender's first name.
    """

    key: str
    name: Words
    weight: int
    title: Words
    reader: Words
    writer: Words
    phrases: Phrases = field(default_factory=dict)
    unless: tuple[str, ...] = ()
    finder: Finder | None = None
    grader: Grader | None = None
