"""Articles, their versions, and what readers make of them."""

from saypro.knowledge.models.article import Article, ArticleQuerySet, Language, State, Topic, Version
from saypro.knowledge.models.reading import MissedSearch, Reads, Vote

__all__ = [
    "Article",
    "ArticleQuerySet",
    "Language",
    "MissedSearch",
    "Reads",
    "State",
    "Topic",
    "Version",
    "Vote",
]
