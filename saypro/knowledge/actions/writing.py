"""Writing articles: every saving is a version, and each can be brought back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events.actions import record
from saypro.kit.constraints import violated
from saypro.knowledge.access import may_publish
from saypro.knowledge.events import ArticlePublished, ArticleSaved, ArticleWithdrawn
from saypro.knowledge.models import Article, State, Version
from saypro.knowledge.models.article import text_of
from saypro.knowledge.refusals import Refused

RESERVED = {"new", "steps", "suggestions"}
"""What stands in addresses of the help centre already."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to stand; `slug` counts for a new article only, and without one the title gives it."""

    topic: str
    title: str
    body: str
    state: str = State.DRAFT
    words: str = ""
    language: str = "en"
    slug: str = ""
    translates: Article | None = None

    @property
    def text(self) -> dict[str, Any]:
        names = ("topic", "title", "words", "body", "state")
        return {name: getattr(self, name) for name in names}


@transaction.atomic
def save_article(
    article: Article | None, draft: Draft, *, by: User, at: datetime, seen: int | None = None
) -> Article:
    """Keep it as a new version; what would change nothing makes none.

    `seen` is the number of the version that was changed. Raises Refused where somebody was faster, where only
    a lead may, and for an address that is taken.
    """
    if article is None:
        return begun(draft, by, at)
    kept = Article.objects.select_for_update().get(pk=article.pk)
    if seen is not None and seen != kept.number:
        raise Refused(_("Somebody has changed it meanwhile. Copy what you wrote, and open it again."))
    return written(kept, draft, by, at)


def begun(draft: Draft, by: User, at: datetime) -> Article:
    require_may(draft.state, by)
    article = Article(slug=slug_for(draft), changed_at=at, changed_by=by, **draft.text)
    article.language, article.translates = draft.language, draft.translates
    try:
        with transaction.atomic():
            article.save()
    except IntegrityError as error:
        if violated(error) != "one_article_an_address":
            raise
        raise Refused(_("There is an article at this address. Choose another one."), "slug") from error
    keep_version(article, by, at)
    tell_state(article, State.DRAFT, by)
    return article


def written(article: Article, draft: Draft, by: User, at: datetime, restored: int | None = None) -> Article:
    before = {**text_of(article), "language": article.language, "translates": article.translates}
    after = {**draft.text, "language": draft.language, "translates": draft.translates}
    if before == after:
        return article
    require_may(before["state"], by)
    require_may(draft.state, by)
    for name, value in after.items():
        setattr(article, name, value)
    article.number += 1
    article.changed_at, article.changed_by = at, by
    article.save()
    keep_version(article, by, at, restored)
    tell_state(article, before["state"], by)
    return article


def require_may(state: str, by: User) -> None:
    """What is public is for leads to decide. Raises Refused."""
    if state == State.PUBLIC and not may_publish(by):
        raise Refused(
            _("Only a lead makes an article public, or changes one that is. Keep yours as a draft."), "state"
        )


def slug_for(draft: Draft) -> str:
    """The address of a new article. Raises Refused where there is nothing to make one of."""
    slug = slugify(draft.slug or draft.title)[:80].strip("-")
    if not slug or slug in RESERVED:
        raise Refused(_("Give it another address, of letters and dashes."), "slug")
    return slug


def keep_version(article: Article, by: User | None, at: datetime, restored: int | None = None) -> None:
    Version.objects.create(
        article=article,
        number=article.number,
        saved_by=by,
        saved_at=at,
        restored=restored,
        **text_of(article),
    )
    record(ArticleSaved(actor_id=by.pk if by else None, article_id=article.pk, version=article.number))


def tell_state(article: Article, before: str, by: User) -> None:
    if article.is_public and before != State.PUBLIC:
        record(ArticlePublished(actor_id=by.pk, article_id=article.pk))
    elif before == State.PUBLIC and not article.is_public:
        record(ArticleWithdrawn(actor_id=by.pk, article_id=article.pk))


@transaction.atomic
def restore(version: Version, *, by: User, at: datetime) -> Article:
    """Bring back what a version said, as a new one; who reads the article stays as it is. Raises Refused."""
    article = Article.objects.select_for_update().get(pk=version.article_id)
    text = {**text_of(version), "state": article.state}
    draft = Draft(**text, language=article.language, translates=article.translates)
    return written(article, draft, by, at, restored=version.number)
