"""What readers make of articles, for the office."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, Sum

from saypro.kit.paging import Page, page_of
from saypro.knowledge.models import Article, MissedSearch, Vote
from saypro.knowledge.queries.articles import LATELY, with_reads
from saypro.knowledge.queries.finding import Wish, closest, within

PAGE = 50
MOST_MISSED = 50


@dataclass(frozen=True, slots=True)
class Tally:
    """How many readers an article helped, of how many who said so; and what this visitor said."""

    helped: int = 0
    all: int = 0
    own: bool | None = None


def tally_of(article: Article, visitor_key: str = "") -> Tally:
    own = Q(visitor=visitor_key)
    counts = Vote.objects.filter(article=article).aggregate(
        yes=Count("pk", filter=Q(helped=True)),
        all=Count("pk"),
        own=Count("pk", filter=own),
        own_yes=Count("pk", filter=own & Q(helped=True)),
    )
    said = bool(counts["own_yes"]) if visitor_key and counts["own"] else None
    return Tally(counts["yes"], counts["all"], said)


def office_articles(wish: Wish, state: str, after: str, today: date) -> Page[Article]:
    """All articles, drafts too, with how they are read and liked: by title, or the ten that fit the words."""
    articles = within(Article.objects.all(), wish).filter(**({"state": state} if state else {}))
    articles = with_reads(articles, today).select_related("changed_by").defer("body")
    counted = articles.annotate(helped=Count("votes", filter=Q(votes__helped=True)), voted=Count("votes"))
    if wish.words:
        return Page(closest(counted, wish.words), "", False)
    return page_of(counted, after, by=["title", "pk"], size=PAGE)


def missed_searches(today: date) -> list[tuple[str, int]]:
    """What was searched for in 30 days and not found, the most frequent first."""
    lately = MissedSearch.objects.filter(day_on__gt=today - LATELY)
    counted = lately.values("words").annotate(n=Sum("count")).order_by("-n", "words")
    return list(counted.values_list("words", "n")[:MOST_MISSED])
