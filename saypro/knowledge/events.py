"""What happens to articles, and what visitors of the help centre do.

A visitor is the `actor_id` of a member, or else a `visitor` that lasts as long as their browser is open.
People of our office and test accounts leave no facts of reading.
"""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFact(Fact):
    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSaved(ArticleFact):
    """Somebody of the office wrote a version of it."""

    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePublished(ArticleFact):
    """From now on everybody can read it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleWithdrawn(ArticleFact):
    """Only the office can read it from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRead(ArticleFact):
    """A visitor opened it, for the first time in a day."""

    visitor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRated(ArticleFact):
    """A visitor said whether it helped, or changed their mind."""

    helped: bool
    visitor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpSearched(Fact):
    """A visitor searched; `words` are kept only where they `found` nothing, without addresses and numbers."""

    found: int
    words: str = ""
    visitor: str = ""
