"""What our office decided about a report, and what became of the decision."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.conversations.models import Conversation
from saypro.kit.refs import new_handle
from saypro.moderation.models.report import Report

LONGEST_REASON = 1000
LONGEST_APPEAL = 2000


class DecisionQuerySet(models.QuerySet["Decision"]):
    def standing(self) -> "DecisionQuerySet":
        """Those nobody has taken back."""
        return self.filter(undone_at=None)

    def touching(self) -> "DecisionQuerySet":
        """Those the person they are about hears of."""
        return self.exclude(verdict=Decision.Verdict.NONE)


class Decision(models.Model):
    """One for all reports of the same thing that were open. `reason` is what the person reads.

    `until` ends a suspension; None is for good. `has_effect` when it took something away that undoing brings
    back.
    """

    class Verdict(models.TextChoices):
        NONE = "none", _("Nothing against our rules")
        WARN = "warn", _("Warn the person")
        REMOVE = "remove", _("Remove it")
        TAKE_DOWN = "take_down", _("Take the ad down")
        SUSPEND = "suspend", _("Stop the person from writing")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=8, choices=Report.Kind)
    object_id = models.BigIntegerField()
    verdict = models.CharField(max_length=9, choices=Verdict)
    reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    has_effect = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    appeal = models.CharField(max_length=LONGEST_APPEAL, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_thread = models.ForeignKey(
        Conversation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["none", "warn", "remove", "take_down", "suspend"]),
                name="known_verdict",
            ),
            models.CheckConstraint(condition=Q(verdict="none") | ~Q(reason=""), name="decided_with_reason"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(verdict="suspend"), name="only_suspensions_end"
            ),
        ]
        indexes = [
            models.Index("about", F("id").desc(), name="decisions_about"),
            models.Index(F("id").desc(), condition=~Q(appeal=""), name="decisions_appealed"),
        ]

    def __str__(self) -> str:
        return f"{self.verdict} about {self.about_id}"

    def get_absolute_url(self) -> str:
        """The page of the person it is about."""
        return reverse("moderation:standing", args=[self.ref])

    @property
    def is_undone(self) -> bool:
        return self.undone_at is not None

    def holds(self, at: datetime) -> bool:
        """Whether it still has its effect then."""
        return not self.is_undone and (self.until is None or self.until > at)
