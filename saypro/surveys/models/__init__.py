"""What is asked, of whom, and what they said."""

from saypro.surveys.models.surveys import LONGEST, Answer, NotOffered, Origin, Side, Survey
from saypro.surveys.models.versions import About, Version

__all__ = ["LONGEST", "About", "Answer", "NotOffered", "Origin", "Side", "Survey", "Version"]
