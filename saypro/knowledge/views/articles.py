"""The help centre: finding articles and reading them."""

from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from saypro.knowledge import access, actions, queries
from saypro.knowledge.forms import asked
from saypro.knowledge.markup import drawn, summary
from saypro.knowledge.models import Article, Language
from saypro.knowledge.queries import Found, Wish
from saypro.knowledge.views.throttles import may_search
from saypro.knowledge.views.visitors import counts, remember, visitor_of
from saypro.knowledge.words import minutes, topics


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The topics and what is read most, or what an address asks for; 429 when somebody searches too much."""
    wish = asked(request.GET)
    if wish.words and not may_search(request):
        return page(request, Wish(), status=429)
    if not wish:
        return page(request, wish)
    found = queries.found(access.public_articles(), wish, request.GET.get("after", ""))
    response = page(request, wish, found)
    return note_search(request, response, wish, found) if wish.words and not found.page.is_later else response


def page(request: HttpRequest, wish: Wish, found: Found | None = None, status: int = 200) -> HttpResponse:
    context = {
        "wish": wish,
        "found": found,
        "rows": [(article, summary(article.body)) for article in found.rows] if found else [],
        "topics": topics(queries.topic_counts(), wish.topic),
        "languages": Language.choices,
        "most_read": [] if found else queries.most_read(Language.ENGLISH, timezone.localdate()),
        "is_too_much": status == 429,
    }
    return render(request, "knowledge/index.html", context, status=status)


def note_search(request: HttpRequest, response: HttpResponse, wish: Wish, found: Found) -> HttpResponse:
    """What a visitor looks for counts once a day, however often the page is loaded."""
    visitor = visitor_of(request)
    mark = sha256(wish.words.lower().encode()).hexdigest()[:16]
    if not counts(request, visitor, f"search:{mark}"):
        return response
    actions.note_search(wish.words, len(found.rows), visitor, at=timezone.now())
    return remember(response, visitor)


@require_safe
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """The article; its first reading in a day counts."""
    article = access.article_for(request.user, slug)
    visitor = visitor_of(request)
    is_first = article.is_public and counts(request, visitor, f"read:{article.pk}")
    response = article_page(request, article)
    if not is_first:
        return response
    actions.read_article(article, visitor, at=timezone.now())
    return remember(response, visitor)


def article_page(
    request: HttpRequest, article: Article, *, error: str = "", status: int = 200
) -> HttpResponse:
    """With a question whether it helped, and the `error` of an answer to it."""
    context = {
        "article": article,
        "body": drawn(article.body),
        "minutes": minutes(article.body),
        "tally": queries.tally_of(article, visitor_of(request).key),
        "related": queries.related(article),
        "also_in": queries.also_in(article),
        "error": error,
    }
    return render(request, "knowledge/article.html", context, status=status)
