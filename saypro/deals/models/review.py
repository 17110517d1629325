"""What one side of a thread says about the other."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.kit.refs import new_ref

LONGEST_REVIEW = 500
MOST_STARS = 5
PATIENCE = timedelta(days=14)  # how long the first review of a thread waits for the other


class ReviewQuerySet(models.QuerySet["Review"]):
    def shown(self, at: datetime) -> "ReviewQuerySet":
        """Those everybody may read. Counts, averages and lists start here and nowhere else."""
        return self.filter(shown_from__lte=at, taken_down_at=None)

    def about(self, person: User) -> "ReviewQuerySet":
        return self.filter(about=person)


class Review(models.Model):
    """Hidden until `shown_from`: when the other side has written too, else `PATIENCE` after the first.

    Its author may change it until then; the person it is about may answer it once from then on. `part` is
    what its author was in the thread. `author` is None when their account is gone.
    """

    class Part(models.TextChoices):
        BUYER = "buyer", _("Buyer")
        SELLER = "seller", _("Seller")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="reviews")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="reviews_written",
    )
    about = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews", db_index=False
    )
    part = models.CharField(max_length=6, choices=Part)
    stars = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=LONGEST_REVIEW, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    shown_from = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True, help_text="when the log learnt that it is shown")
    reply = models.CharField(max_length=LONGEST_REVIEW, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)
    taken_down_at = models.DateTimeField(null=True, blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("author", "about", "conversation", name="reviewed_once"),
            models.CheckConstraint(condition=~Q(author=models.F("about")), name="not_about_oneself"),
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=MOST_STARS), name="one_to_five_stars"
            ),
            models.CheckConstraint(condition=Q(part__in=["buyer", "seller"]), name="known_review_part"),
            models.CheckConstraint(
                condition=Q(reply="", replied_at=None) | (~Q(reply="") & Q(replied_at__isnull=False)),
                name="replied_some_time",
            ),
        ]
        indexes = [
            models.Index(
                "about",
                models.F("shown_from").desc(),
                models.F("id").desc(),
                include=["stars", "part"],
                name="reviews_of_person",
            ),
            models.Index("shown_from", condition=Q(told_at=None), name="reviews_to_tell_of"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars for {self.about_id}"

    def get_absolute_url(self) -> str:
        """The page of both reviews of the thread, for the two who wrote them."""
        return reverse("deals:review", args=[self.conversation.ref])

    @property
    def author_name(self) -> str:
        """ "Naledi P.": a page for everybody says no more than is needed."""
        if self.author is None:
            return ""
        first, *rest = self.author.name.split()
        return f"{first} {rest[-1][0]}." if rest else first

    def is_shown(self, at: datetime) -> bool:
        return self.shown_from <= at and self.taken_down_at is None
