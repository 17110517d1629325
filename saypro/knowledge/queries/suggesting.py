"""Articles that answer what somebody is writing."""

from saypro.knowledge.models import Article, ArticleQuerySet
from saypro.knowledge.models.search import likeness, relevance

SUGGESTED = 3
CALLED = 8
SHORTEST = 8
LONGEST = 500
FITS = 0.15


def suggested(words: str) -> list[Article]:
    """Up to three public articles that fit these words well; none for a word or two that say little."""
    said = words[:LONGEST]
    if len(said.strip()) < SHORTEST:
        return []
    near = Article.objects.public().touching(said).annotate(near=relevance(said))
    return list(near.filter(near__gte=FITS).defer("body").order_by("-near", "pk")[:SUGGESTED])


def articles_called(articles: ArticleQuerySet, typed: str) -> list[Article]:
    """A few of these for what was typed so far: by words in the title, then by what is like them."""
    if not typed.strip():
        return list(articles.defer("body").order_by("-changed_at", "pk")[:CALLED])
    near = articles.filter(title__icontains=typed) | articles.touching(typed)
    ordered = near.annotate(near=relevance(typed) + likeness(typed)).order_by("-near", "title", "pk")
    return list(ordered.defer("body")[:CALLED])
