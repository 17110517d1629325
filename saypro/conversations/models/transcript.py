"""Long transcripts, while they are made and for a day after."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.conversations.models.threads import Conversation
from saypro.kit.refs import new_ref


class Transcript(models.Model):
    """A thread, or a part of it, as the PDF somebody waits for; `done` of `total` messages are read."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being made")
        READY = "ready", _("Ready")
        FAILED = "failed", _("Could not be made")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="transcripts", db_index=False
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True, help_text="not included")
    asked_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    total = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    pdf = models.BinaryField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["asked_at"], name="transcripts_by_age")]

    @property
    def is_read(self) -> bool:
        """Whether all that is left is to set the pages."""
        return self.done >= self.total
