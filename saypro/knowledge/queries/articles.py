"""Articles beside each other: by topic, by how much they are read, by what they are about."""

from datetime import date, timedelta

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from saypro.knowledge.models import Article, ArticleQuerySet, Language, Reads, Topic, Version
from saypro.knowledge.models.search import relevance

LATELY = timedelta(days=30)
MOST_READ = 6
RELATED = 3
VERSIONS = 100


def topic_counts() -> dict[str, int]:
    """How many public articles there are about each topic."""
    counted = Article.objects.public().values("topic").annotate(n=Count("pk"))
    return dict(counted.values_list("topic", "n"))


def with_reads(articles: ArticleQuerySet, today: date) -> ArticleQuerySet:
    """Each with `reads_lately`: how often it was read in 30 days."""
    lately = Reads.objects.filter(article=OuterRef("pk"), day_on__gt=today - LATELY)
    summed = lately.values("article").annotate(n=Sum("count")).values("n")
    return articles.annotate(
        reads_lately=Coalesce(Subquery(summed, output_field=IntegerField()), 0, output_field=IntegerField())
    )


def most_read(language: str, today: date) -> list[Article]:
    """The public articles of a language that were read most in 30 days; where none was, how to begin."""
    articles = with_reads(Article.objects.public().filter(language=language), today)
    is_start = Case(When(topic=Topic.START, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(articles.defer("body").order_by(F("reads_lately").desc(), is_start, "title")[:MOST_READ])


def related(article: Article) -> list[Article]:
    """Others in the language that have most in common with this one, its own topic first."""
    others = Article.objects.public().filter(language=article.language).exclude(pk=article.pk)
    is_same = Case(When(topic=article.topic, then=Value(1)), default=Value(0), output_field=IntegerField())
    ordered = others.order_by(is_same.desc(), relevance(f"{article.title} {article.words}").desc(), "title")
    return list(ordered.defer("body")[:RELATED])


def also_in(article: Article) -> list[Article]:
    """The same in other languages, as far as it is public."""
    original = article.translates_id or article.pk
    same = Article.objects.public().filter(Q(pk=original) | Q(translates=original)).exclude(pk=article.pk)
    return list(same.only("slug", "title", "language").order_by("language", "pk"))


def originals(article: Article | None) -> "QuerySet[Article]":
    """What this article may be a translation of."""
    english = Article.objects.filter(language=Language.ENGLISH).only("title").order_by("title", "pk")
    return english.exclude(pk=article.pk) if article else english


def versions_of(article: Article) -> "QuerySet[Version]":
    """The newest hundred, without what they say."""
    versions = article.versions.select_related("saved_by").defer("body")
    return versions.order_by("-number")[:VERSIONS]
