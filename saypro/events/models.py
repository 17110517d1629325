"""The log of what happened."""

from django.db import models


class Event(models.Model):
    """One fact, as recorded in the transaction that made it true."""

    kind = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    payload = models.JSONField(default=dict)
    occurred_at = models.DateTimeField()
    cause = models.BigIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "occurred_at"], name="event_by_kind")]
