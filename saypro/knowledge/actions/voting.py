"""Saying whether an article helped."""

from datetime import datetime

from django.db import transaction

from saypro.events.actions import record
from saypro.knowledge.events import ArticleRated
from saypro.knowledge.models import Article, Vote
from saypro.knowledge.visitor import Visitor


@transaction.atomic
def vote(article: Article, visitor: Visitor, *, helped: bool, at: datetime) -> None:
    """Keep what the visitor thinks now; saying the same again changes nothing."""
    kept, is_new = Vote.objects.select_for_update().get_or_create(
        article=article, visitor=visitor.key, defaults={"helped": helped, "voted_at": at}
    )
    if not is_new and kept.helped == helped:
        return
    kept.helped, kept.voted_at = helped, at
    kept.save()
    record(
        ArticleRated(
            actor_id=visitor.person_id,
            visitor=visitor.token,
            article_id=article.pk,
            helped=helped,
            occurred_at=at,
        )
    )
