"""Laying the articles a house begins with."""

from django.db import connection, transaction
from django.utils import timezone

from saypro.knowledge.actions.writing import keep_version
from saypro.knowledge.first_articles import First, first_articles
from saypro.knowledge.models import Article, State

LAYING = 7_411_005


@transaction.atomic
def lay_articles() -> int:
    """Add the first articles whose addresses are not taken; how many there were. Safe to repeat.

    What the office has changed since stays as it is, since no article is ever deleted.
    """
    with connection.cursor() as cursor:  # two processes may start at once
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LAYING])
    stored = {article.slug: article for article in Article.objects.only("slug")}
    missing = [first for first in first_articles() if first.slug not in stored]
    for first in missing:
        stored[first.slug] = lay(first, stored.get(first.translates))
    return len(missing)


def lay(first: First, original: Article | None) -> Article:
    at = timezone.now()
    article = Article.objects.create(
        slug=first.slug,
        language=first.language,
        translates=original,
        topic=first.topic,
        title=first.title,
        words=first.words,
        body=first.body,
        state=State.STAFF if first.is_for_staff else State.PUBLIC,
        changed_at=at,
    )
    keep_version(article, None, at)
    return article
