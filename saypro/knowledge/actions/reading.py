"""What readers leave behind: counts by day, and facts."""

from datetime import date, datetime

from django.db import connection, transaction
from django.utils import timezone

from saypro.events.actions import record
from saypro.kit.contacts import hidden
from saypro.knowledge.events import ArticleRead, HelpSearched
from saypro.knowledge.models import Article, MissedSearch, Reads
from saypro.knowledge.visitor import Visitor

COUNT_READ = """
    INSERT INTO knowledge_reads (article_id, day_on, count) VALUES (%s, %s, 1)
    ON CONFLICT (article_id, day_on) DO UPDATE SET count = knowledge_reads.count + 1
"""
COUNT_MISS = """
    INSERT INTO knowledge_missedsearch (words, day_on, count) VALUES (%s, %s, 1)
    ON CONFLICT (words, day_on) DO UPDATE SET count = knowledge_missedsearch.count + 1
"""
LONGEST = 80


@transaction.atomic
def read_article(article: Article, visitor: Visitor, *, at: datetime) -> None:
    """Count it. The caller sees to it that a visitor counts once a day."""
    run(COUNT_READ, [article.pk, timezone.localdate(at)])
    record(
        ArticleRead(actor_id=visitor.person_id, visitor=visitor.token, article_id=article.pk, occurred_at=at)
    )


@transaction.atomic
def note_search(words: str, found: int, visitor: Visitor, *, at: datetime) -> None:
    """Note that somebody searched, and what for where there was nothing."""
    missed = "" if found else without_people(words)
    if missed:
        run(COUNT_MISS, [missed, timezone.localdate(at)])
    record(
        HelpSearched(
            actor_id=visitor.person_id, visitor=visitor.token, found=found, words=missed, occurred_at=at
        )
    )


def without_people(words: str) -> str:
    """In one spelling, without addresses and numbers of anybody."""
    return " ".join(hidden(words).lower().split())[:LONGEST]


def run(statement: str, values: list[int | str | date]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def forget_reading(before: date) -> None:
    """Drop the counts of days before then: the facts stay in the log."""
    Reads.objects.filter(day_on__lt=before).delete()
    MissedSearch.objects.filter(day_on__lt=before).delete()
