"""Changes to articles, and what readers leave behind."""

from saypro.knowledge.actions.laying import lay_articles
from saypro.knowledge.actions.reading import forget_reading, note_search, read_article
from saypro.knowledge.actions.voting import vote
from saypro.knowledge.actions.writing import Draft, restore, save_article

__all__ = [
    "Draft",
    "forget_reading",
    "lay_articles",
    "note_search",
    "read_article",
    "restore",
    "save_article",
    "vote",
]
