"""The outbox: one row for every mail the house sends."""

from dataclasses import dataclass

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that goes along with a mail; its bytes stay where they lie, at `path` in the storage."""

    name: str
    content_type: str
    path: str


class State(models.TextChoices):
    """Of what leaves the house: nothing that is being sent is ever sent by somebody else, too."""

    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")


class Mail(models.Model):
    """A mail on its way or gone; `message_id` is its Message-ID, so a resend is the same mail.

    `claimed_at` is whose turn it is to send it; once `handed_at` is set it may have left, whatever became of
    the sender.
    """

    State = State

    message_id = models.CharField(max_length=120, unique=True)
    to = models.EmailField()
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    reply_to = models.EmailField(blank=True)
    headers = models.JSONField(default=dict)
    files = models.JSONField(
        default=list, db_default=[], help_text="name, type and place of each file that goes along"
    )
    reason = models.CharField(max_length=60, blank=True, help_text="what it is about, for the office")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    error = models.CharField(max_length=300, blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    bounced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-queued_at"], name="mail_newest"),
            models.Index(fields=["claimed_at"], name="mail_being_sent", condition=models.Q(state="sending")),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "sending", "sent", "failed"]),
                name="known_mail_state",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject} → {self.to}"

    @property
    def sent_files(self) -> list[SentFile]:
        return [SentFile(*file) for file in self.files]
