"""Messages that wait for their time."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from saypro.conversations.models.threads import Conversation
from saypro.conversations.refusals import SENTENCES
from saypro.kit.refs import new_ref


class ScheduledMessage(models.Model):
    """Words that wait for their time, or, once `held_at`, for what their writer says becomes of them."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="scheduled", db_index=False
    )
    sender = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    client_id = models.UUIDField(default=uuid4)
    body = models.TextField(max_length=4000)
    quote_seq = models.PositiveBigIntegerField(null=True, blank=True)
    after_seq = models.PositiveBigIntegerField(help_text="what had been said when it was written")
    send_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)
    held_because = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "sender", "send_at"], name="waiting_to_be_sent")]

    @property
    def reason(self) -> str:
        """Why it was refused when its time came, in words."""
        return str(SENTENCES.get(self.held_because, ""))
