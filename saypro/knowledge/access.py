"""The only way to get an article for a person."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from saypro.accounts.models import Role, User
from saypro.kit.withheld import withholds
from saypro.knowledge.models import Article, ArticleQuerySet, State, Version

Reader = User | AnonymousUser


@withholds(Article, "slug", still=Q(state=State.STAFF))
def article_for(reader: Reader, slug: str) -> Article:
    """What everybody may read; for the office also what is for it alone. Raises Http404 otherwise."""
    return get_object_or_404(articles_for(reader).select_related("translates"), slug=slug)


def articles_for(reader: Reader) -> ArticleQuerySet:
    """All that this reader may read, without drafts."""
    is_office = isinstance(reader, User) and reader.is_office
    return Article.objects.in_states(State.PUBLIC, State.STAFF) if is_office else public_articles()


def public_articles() -> ArticleQuerySet:
    return Article.objects.public()


def require_office(person: User) -> None:
    """Raises Http404 for members: they need not know the place."""
    if not person.is_office:
        raise Http404


@withholds(Article, "pk")
def office_article_for(agent: User, pk: int) -> Article:
    """Any article, drafts too, for the office. Raises Http404 for members."""
    require_office(agent)
    return get_object_or_404(Article.objects.select_related("changed_by", "translates"), pk=pk)


def version_for(agent: User, pk: int, number: int) -> Version:
    """A version of an article, for the office. Raises Http404 for members."""
    article = office_article_for(agent, pk)
    return get_object_or_404(article.versions.select_related("saved_by", "article"), number=number)


def may_publish(person: User) -> bool:
    """Whether this person decides what everybody reads."""
    return person.role in (Role.LEAD, Role.ADMIN)
