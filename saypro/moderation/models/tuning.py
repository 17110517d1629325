"""How the office has tuned the rules, and who changed what when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class RuleTuning(models.Model):
    """What differs from the rule as the house ships it; None leaves that as it is.

    The row of the key "" holds the threshold as its `weight`.
    """

    rule = models.CharField(max_length=30, unique=True, blank=True)
    is_on = models.BooleanField(default=True)
    weight = models.PositiveSmallIntegerField(null=True, blank=True)
    phrases = models.JSONField(null=True, blank=True, help_text="lists of phrases by language")
    unless = models.JSONField(null=True, blank=True, help_text="a list of phrases")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=1, weight__lte=30), name="weight_in_range"
            )
        ]

    def __str__(self) -> str:
        return self.rule or "threshold"


class TuningChange(models.Model):
    """One change of one `part` of a rule, as it was and as it became."""

    rule = models.CharField(max_length=30, blank=True)
    part = models.CharField(max_length=10)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index("rule", models.F("id").desc(), name="changes_of_rule")]
