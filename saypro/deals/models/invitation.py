"""One side of a thread asked to review the other."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from saypro.conversations.models import Conversation


class ReviewInvitation(models.Model):
    """Stands in the thread once for each side until they write a review or say that they will not."""

    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="review_invitations"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    invited_at = models.DateTimeField(default=timezone.now)
    declined_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("person", "conversation", name="invited_once")]
        indexes = [
            models.Index(
                "invited_at",
                condition=models.Q(reminded_at=None, declined_at=None),
                name="invitations_to_remind_of",
            )
        ]
