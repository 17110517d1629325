"""Finding articles: by all words, and where nothing has them all, by what comes closest."""

from dataclasses import dataclass

from django.db.models import F, IntegerField
from django.db.models.functions import Cast

from saypro.kit.paging import Page, page_of
from saypro.knowledge.models import Article, ArticleQuerySet
from saypro.knowledge.models.search import likeness, relevance

PAGE = 20
CLOSEST = 10


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody looks for; an empty value leaves its question open."""

    words: str = ""
    topic: str = ""
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.words or self.topic or self.language)


@dataclass(frozen=True, slots=True)
class Found:
    """A page of articles; `are_close` says that none has all the words."""

    page: Page[Article]
    are_close: bool = False

    @property
    def rows(self) -> list[Article]:
        return self.page.rows


def found(articles: ArticleQuerySet, wish: Wish, after: str = "") -> Found:
    """Those of these articles that fit, the best first, by title where no words are asked for."""
    narrowed = within(articles, wish)
    if not wish.words:
        return Found(page_of(narrowed, after, by=["title", "pk"], size=PAGE))
    # A whole number, because real numbers do not survive the way through a cursor.
    fit = Cast(relevance(wish.words) * 1_000_000, IntegerField())
    page = page_of(narrowed.matching(wish.words).annotate(fit=fit), after, by=["-fit", "pk"], size=PAGE)
    if page.rows or page.is_later:
        return Found(page)
    close = closest(narrowed, wish.words)
    return Found(Page(close, "", False), are_close=bool(close))


def within(articles: ArticleQuerySet, wish: Wish) -> ArticleQuerySet:
    asked = {"topic": wish.topic, "language": wish.language}
    return articles.filter(**{name: value for name, value in asked.items() if value})


def closest(articles: ArticleQuerySet, words: str) -> list[Article]:
    """Ten that have some of the words, or some that look like them."""
    near = articles.touching(words).annotate(near=relevance(words) + likeness(words))
    return list(near.order_by(F("near").desc(), "pk")[:CLOSEST])
