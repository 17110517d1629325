"""Telephones that take texts, and the outbox of what goes to them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from saypro.notifications.kinds import TEXTS
from saypro.notifications.models.mails import State

GOOD_FOR = timedelta(minutes=10)
MOST_TRIES = 5


class Phone(models.Model):
    """A number of a person's on one channel; until it is proved it gets its code and nothing else."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="phones")
    channel = models.CharField(max_length=8, choices=[(channel, channel) for channel in TEXTS])
    number = models.CharField(max_length=16)
    code_hash = models.CharField(max_length=64, blank=True)
    code_sent_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    proved_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", "channel", condition=Q(proved_at=None), name="one_being_proved"
            ),
            models.UniqueConstraint(
                "person", "channel", condition=Q(proved_at__isnull=False), name="one_proved_number"
            ),
            models.UniqueConstraint(
                "number", "channel", condition=Q(proved_at__isnull=False), name="a_number_is_one_persons"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def takes_code(self, at: datetime) -> bool:
        """Whether the last code may still be entered."""
        return self.proved_at is None and self.tries < MOST_TRIES and at < self.code_sent_at + GOOD_FOR


class Text(models.Model):
    """One text to one number, on its way or gone."""

    channel = models.CharField(max_length=8, choices=[(channel, channel) for channel in TEXTS])
    to = models.CharField(max_length=16)
    words = models.CharField(max_length=480)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    error = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now, db_index=True)
    claimed_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["claimed_at"], name="text_being_sent", condition=Q(state="sending"))]

    def __str__(self) -> str:
        return f"{self.channel} → {self.to}"
