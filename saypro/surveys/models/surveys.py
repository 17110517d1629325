"""One person asked about one interaction, and everything they answered."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from saypro.conversations.models import Conversation
from saypro.helpdesk.models import Team, Ticket
from saypro.kit.refs import new_ref
from saypro.surveys.models.displayed import Displayed
from saypro.surveys.models.versions import Version
from saypro.surveys.reasons import Reason

LONGEST = 1000
# Since when they are.
DISPLAYED_AT = Least("shown_at", "requested_at", "started_at")


class Side(models.TextChoices):
    """Who is asked: whoever brought a matter to us, or one of the two of a talk about an ad."""

    OFFICE = "office", _("Members about our office")
    BUYER = "buyer", _("Buyers about talking to sellers")
    SELLER = "seller", _("Sellers about talking to buyers")


class Origin(models.TextChoices):
    """Why somebody was asked. Who was invited because they were happy counts for no target."""

    RULE = "rule", _("After the interaction, as everybody")
    HAPPY = "happy", _("Invited because they were happy")


COUNTS = Q(withdrawn_at=None, origin=Origin.RULE, is_left_out=False)


class SurveyQuerySet(models.QuerySet["Survey"]):
    def standing(self) -> "SurveyQuerySet":
        """Those no later survey about the same matter has replaced."""
        return self.filter(withdrawn_at=None)

    def answered(self) -> "SurveyQuerySet":
        return self.filter(score__isnull=False)

    def displayed(self) -> "SurveyQuerySet":
        """Those that somebody saw, or was told of by what did not come back."""
        return self.filter(Displayed())

    def counted(self) -> "SurveyQuerySet":
        """Those that count for targets."""
        return self.filter(COUNTS)

    def of_who_counts(self) -> "SurveyQuerySet":
        """Those of threads that figures count at all."""
        return self.filter(is_left_out=False)


class Survey(models.Model):
    """The card of one person: score, factors and words of the latest answer; `answers` has them all.

    `agent`, `team`, `category`, `segment`, `region` and `channel` are what was so when it was offered.
    `occasion` names the interaction, so that nobody is asked about the same one twice. `spared` says why
    nothing was sent beside the card. `is_left_out` says that no figure counts its thread.
    """

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="surveys")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="surveys", db_index=False
    )
    side = models.CharField(max_length=6, choices=Side)
    origin = models.CharField(max_length=5, choices=Origin, default=Origin.RULE)
    occasion = models.CharField(max_length=60)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="surveys")
    seq = models.PositiveBigIntegerField(default=0, help_text="how far the thread was when it was offered")
    ticket = models.ForeignKey(
        Ticket, on_delete=models.SET_NULL, null=True, blank=True, related_name="surveys"
    )
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    category = models.CharField(max_length=60, blank=True)
    segment = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=4, blank=True)
    channel = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=7, default="en")
    factors = models.JSONField(default=list, help_text="the keys of those that are asked here")
    offered_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True, help_text="the latest answer")
    completed_at = models.DateTimeField(null=True, blank=True)
    dismissed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    requested_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    spared = models.CharField(max_length=12, choices=Reason, blank=True)
    score = models.PositiveSmallIntegerField(null=True, blank=True)
    factor_scores = models.JSONField(default=dict)
    worked = models.CharField(max_length=LONGEST, blank=True)
    improve = models.CharField(max_length=LONGEST, blank=True)
    is_left_out = models.BooleanField(default=False, db_default=False)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "occasion"], name="asked_once"),
            models.CheckConstraint(
                condition=Q(score=None)
                | Q(score__gte=1, score__lte=10) & (Q(side="office") | Q(score__lte=5)),
                name="score_within_scale",
            ),
            models.CheckConstraint(
                condition=Q(score=None, started_at=None, answered_at=None)
                | Q(score__isnull=False, started_at__isnull=False, answered_at__isnull=False),
                name="answered_at_some_time",
            ),
            models.CheckConstraint(
                condition=Q(completed_at=None) | Q(score__isnull=False), name="completed_with_a_score"
            ),
        ]
        indexes = [
            models.Index("person", F("id").desc(), name="surveys_of_person"),
            models.Index("side", "answered_at", condition=Q(score__isnull=False), name="surveys_answered"),
            models.Index("side", "offered_at", name="surveys_offered"),
            # Those that count, with all that the office's figures ask of them: they need not be looked up.
            models.Index(
                "answered_at",
                condition=COUNTS & Q(score__isnull=False),
                include=["side", "segment", "score", "version"],
                name="surveys_scored",
            ),
            models.Index(
                "answered_at",
                condition=COUNTS & Q(score__isnull=False) & ~Q(worked="", improve=""),
                include=["person"],
                name="surveys_said",
            ),
            models.Index(
                DISPLAYED_AT,
                condition=COUNTS,
                include=["shown_at", "requested_at", "started_at", "completed_at", "person"],
                name="surveys_displayed",
            ),
            models.Index(
                "offered_at",
                condition=Q(requested_at=None, spared="", score=None, withdrawn_at=None),
                name="surveys_to_request",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    def get_absolute_url(self) -> str:
        return reverse("surveys:survey", args=[self.ref])

    def is_open(self, at: datetime) -> bool:
        return self.withdrawn_at is None and at < self.closes_at

    @property
    def is_good(self) -> bool:
        return self.score is not None and self.score >= self.version.good_from

    @property
    def is_low(self) -> bool:
        return self.score is not None and self.score <= self.version.low_to


class NotOffered(models.Model):
    """An interaction about which this side was not asked, and why; once each."""

    occasion = models.CharField(max_length=60)
    side = models.CharField(max_length=6, choices=Side)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=12, choices=Reason)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["occasion", "side"], name="passed_over_once")]


class Answer(models.Model):
    """One time somebody answered; the latest counts, and none is lost."""

    survey = models.ForeignKey(Survey, on_delete=models.CASCADE, related_name="answers")
    at = models.DateTimeField()
    score = models.PositiveSmallIntegerField()
    factor_scores = models.JSONField(default=dict)
    worked = models.CharField(max_length=LONGEST, blank=True)
    improve = models.CharField(max_length=LONGEST, blank=True)
