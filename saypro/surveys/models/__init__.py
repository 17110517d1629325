"""What is asked, of whom, what they said, and what we make of it."""

from saypro.surveys.models.cases import Case, Mention, Theme
from saypro.surveys.models.feelings import Feeling
from saypro.surveys.models.surveys import DISPLAYED_AT, LONGEST, Answer, NotOffered, Origin, Side, Survey
from saypro.surveys.models.versions import About, Version
from saypro.surveys.models.who_counts import LEFT_OUT

__all__ = [
    "DISPLAYED_AT",
    "LEFT_OUT",
    "LONGEST",
    "About",
    "Answer",
    "Case",
    "Feeling",
    "Mention",
    "NotOffered",
    "Origin",
    "Side",
    "Survey",
    "Theme",
    "Version",
]
