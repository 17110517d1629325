"""Mail as bytes made into letters: what was said, by whom, with which files, and whether a person said it.

Knows no table and asks nobody. Whatever the bytes are, one letter comes back.
"""

from saypro.helpdesk.mail.letter import Bounce, Enclosure, Letter, Party, Verdicts
from saypro.helpdesk.mail.reading import read

__all__ = ["Bounce", "Enclosure", "Letter", "Party", "Verdicts", "read"]
