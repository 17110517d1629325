"""What the safety coach found in messages, and what their readers made of it."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.conversations.models import Conversation, Message


class Judgement(models.Model):
    """A message its reader is warned about: which `rules` fired, and what the reader said of the warning."""

    class Outcome(models.TextChoices):
        FINE = "fine", _("The reader says it was fine")
        REPORTED = "reported", _("The reader reported it")

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    rules = ArrayField(models.CharField(max_length=30))
    score = models.SmallIntegerField()
    judged_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)
    outcome_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    outcome_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=["", "fine", "reported"]), name="known_outcome")
        ]
        indexes = [models.Index(fields=["judged_at"], name="judgements_by_time")]

    def __str__(self) -> str:
        return ", ".join(self.rules)


class Echo(models.Model):
    """Somebody said this text in this thread: kept for a day, to see the same text go to many.

    `digest` stands for the text, which is not kept.
    """

    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    digest = models.BigIntegerField()
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="+", db_index=False, db_constraint=False
    )
    said_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint("sender", "digest", "conversation", name="echoes_once")]
