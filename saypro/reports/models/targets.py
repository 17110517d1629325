"""Targets the office set itself after the first ones."""

from django.conf import settings
from django.db import models
from django.db.models import Q

LENGTHS = [("week", "week"), ("month", "month"), ("quarter", "quarter")]
SCOPES = [(one, one) for one in ("all", "category", "segment", "team", "region", "channel")]


class Target(models.Model):
    """A goal from a day on. It replaces the one before for the same figure, length and tickets; with
    `is_dropped` there is none from then on.
    """

    metric = models.CharField(max_length=40)
    length = models.CharField(max_length=8, choices=LENGTHS)
    scope = models.CharField(max_length=8, choices=SCOPES, default="all")
    of = models.CharField(max_length=60, blank=True, help_text="the category, team and so on")
    goal = models.FloatField()
    high = models.FloatField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    is_dropped = models.BooleanField(default=False)
    valid_from = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["metric", "length", "scope", "of", "valid_from"], name="one_target_at_a_time"
            ),
            models.CheckConstraint(condition=Q(goal__gte=0), name="goal_not_negative"),
        ]
