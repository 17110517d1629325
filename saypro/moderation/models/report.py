"""What members tell our office about messages, people, ads and reviews."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.kit.refs import new_handle

LONGEST_WORDS = 1000


class ReportQuerySet(models.QuerySet["Report"]):
    def open(self) -> "ReportQuerySet":
        return self.filter(state=Report.State.OPEN)

    def by(self, person: User) -> "ReportQuerySet":
        return self.filter(reporter=person)

    def about_same(self, report: "Report") -> "ReportQuerySet":
        """Those about the same thing, this one included."""
        return self.filter(kind=report.kind, object_id=report.object_id)


class Report(models.Model):
    """One member's word about one thing: a message, a person, an ad or a review, by `kind` and `object_id`.

    `about` is the member behind it. `evidence` is what was there when it was reported, and never changes.
    Reporting alone changes nothing for anybody: what follows is decided by a person of our office.
    """

    class Kind(models.TextChoices):
        MESSAGE = "message", _("Message")
        PERSON = "person", _("Member")
        LISTING = "listing", _("Ad")
        REVIEW = "review", _("Review")

    class Reason(models.TextChoices):
        SCAM = "scam", _("It looks like a scam")
        OFFENSIVE = "offensive", _("It is offensive or threatening")
        SPAM = "spam", _("It is spam")
        FAKE_AD = "fake_ad", _("The ad is fake or not allowed")
        NO_SHOW = "no_show", _("They did not come, or did not keep their word")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        DECIDED = "decided", _("Decided")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reports")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reported")
    kind = models.CharField(max_length=8, choices=Kind)
    object_id = models.BigIntegerField()
    conversation = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=10, choices=Reason)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    evidence = models.JSONField(default=dict)
    rules = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    decision = models.ForeignKey(
        "moderation.Decision", on_delete=models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    made_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "reporter", "kind", "object_id", condition=Q(state="open"), name="one_open_report"
            ),
            models.CheckConstraint(condition=~Q(reporter=F("about")), name="nobody_reports_oneself"),
            models.CheckConstraint(
                condition=Q(kind__in=["message", "person", "listing", "review"]), name="known_report_kind"
            ),
            models.CheckConstraint(condition=Q(state__in=["open", "decided"]), name="known_report_state"),
        ]
        indexes = [
            models.Index(F("id").desc(), condition=Q(state="open"), name="open_reports"),
            models.Index("reason", F("id").desc(), name="reports_by_reason"),
            models.Index("kind", "object_id", name="reports_by_thing"),
            GinIndex(fields=["rules"], name="reports_by_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.reason}"

    def get_absolute_url(self) -> str:
        """The reporter's own page of it."""
        return reverse("moderation:my_report", args=[self.ref])

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN
