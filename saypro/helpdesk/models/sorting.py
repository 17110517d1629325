"""What sorts the messages to the office, and what agents have said against it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from saypro.helpdesk.models.tickets import Category


class SorterVersion(models.Model):
    """A sorter as it was learned: `payload` is sealed, and `score` its share of right answers
    on the hold-out."""

    version = models.PositiveIntegerField(unique=True)
    trained_at = models.DateTimeField(default=timezone.now)
    examples = models.PositiveIntegerField(help_text="how many it has learned from")
    score = models.FloatField()
    is_current = models.BooleanField(default=False)
    payload = models.BinaryField()

    class Meta:
        db_table = "helpdesk_sorter"
        constraints = [
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True), name="one_current_sorter"
            ),
            models.CheckConstraint(condition=Q(score__gte=0, score__lte=1), name="score_is_a_share"),
        ]

    def __str__(self) -> str:
        return f"{self.version}"


class Correction(models.Model):
    """An agent put a message into another category. Only its id is kept: who deletes a message deletes what
    could be learned from it. Without `after` they took back what they had said."""

    message_id = models.BigIntegerField()
    before = models.CharField(max_length=12, choices=Category, blank=True, help_text="empty: uncategorised")
    after = models.CharField(max_length=12, choices=Category, blank=True, help_text="empty: taken back")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index("message_id", models.F("id").desc(), name="corrections_of_message")]

    def __str__(self) -> str:
        return f"{self.message_id}: {self.after}"
