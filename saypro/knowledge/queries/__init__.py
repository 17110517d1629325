"""What the help centre and its office pages read."""

from saypro.knowledge.queries.articles import (
    also_in,
    most_read,
    originals,
    related,
    topic_counts,
    versions_of,
)
from saypro.knowledge.queries.figures import Tally, missed_searches, office_articles, tally_of
from saypro.knowledge.queries.finding import Found, Wish, found
from saypro.knowledge.queries.suggesting import articles_called, suggested

__all__ = [
    "Found",
    "Tally",
    "Wish",
    "also_in",
    "articles_called",
    "found",
    "missed_searches",
    "most_read",
    "office_articles",
    "originals",
    "related",
    "suggested",
    "tally_of",
    "topic_counts",
    "versions_of",
]
