"""Articles and the versions they went through."""

from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.knowledge.models.search import matches, matches_some


class Topic(models.TextChoices):
    START = "start", _("Start here")
    ADS = "ads", _("Your ads")
    MESSAGES = "messages", _("Messages")
    OFFERS = "offers", _("Offers and meeting")
    SAFETY = "safety", _("Stay safe")
    ACCOUNT = "account", _("Your account")
    NOTICES = "notices", _("Notifications")
    OFFICE = "office", _("Our office")


class Language(models.TextChoices):
    ENGLISH = "en", "English"
    AFRIKAANS = "af", "Afrikaans"
    ISIZULU = "zu", "isiZulu"


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    STAFF = "staff", _("Our office only")
    PUBLIC = "public", _("Public")


class Text(models.Model):
    """What an article says, and to whom."""

    topic = models.CharField(_("topic"), max_length=10, choices=Topic)
    title = models.CharField(_("title"), max_length=120)
    words = models.CharField(_("other words for it"), max_length=200, blank=True)
    body = models.TextField(_("text"), max_length=20_000)
    state = models.CharField(_("who reads it"), max_length=6, choices=State, default=State.DRAFT)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class ArticleQuerySet(models.QuerySet["Article"]):
    def public(self) -> "ArticleQuerySet":
        return self.in_states(State.PUBLIC)

    def in_states(self, *states: State) -> "ArticleQuerySet":
        return self.filter(state__in=states)

    def matching(self, words: str) -> "ArticleQuerySet":
        """Those with all of the words."""
        return self.filter(matches(words))

    def touching(self, words: str) -> "ArticleQuerySet":
        """Those with some of the words, or nearly so in the title."""
        return self.filter(matches_some(words))


class Article(Text):
    """A page of the help centre as it stands now. Its `slug` stays, since people keep addresses."""

    slug = models.SlugField(_("address"), max_length=80)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.ENGLISH)
    translates = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="translations"
    )
    number = models.PositiveIntegerField(default=1, help_text="of the version that stands")
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "topic", "title", "id"], name="article_by_topic")]
        constraints = [models.UniqueConstraint(fields=["slug"], name="one_article_an_address")]

    def get_absolute_url(self) -> str:
        return reverse("knowledge:article", args=[self.slug])

    @property
    def is_public(self) -> bool:
        return self.state == State.PUBLIC


class Version(Text):
    """One saving of an article; `restored` is the number of the version it brought back."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    saved_at = models.DateTimeField()
    restored = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_version_a_number")]


TEXT = ("topic", "title", "words", "body", "state")


def text_of(kept: Text) -> dict[str, Any]:
    """What can be brought back of an article or a version."""
    return {name: getattr(kept, name) for name in TEXT}
