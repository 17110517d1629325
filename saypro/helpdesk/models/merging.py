"""Tickets that are one matter, tickets that were two, and tickets that belong together."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from saypro.helpdesk.models.tickets import Ticket

By = settings.AUTH_USER_MODEL
MERGE_UNDOABLE = timedelta(days=1)


class Merge(models.Model):
    """`ticket` goes on in `into`; the numbers are how far both threads had come, the line included.

    `before` and `until` say how the ticket stood, so that undoing puts it back.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="merges")
    into = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=200)
    by = models.ForeignKey(By, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    seq = models.PositiveBigIntegerField(default=0)
    into_seq = models.PositiveBigIntegerField(default=0)
    before = models.CharField(max_length=8, choices=Ticket.State)
    until = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(undone_at=None), name="merged_into_one_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(ticket=F("into")), name="not_merged_into_itself"),
        ]


class Split(models.Model):
    """A message that was no part of `ticket` began `into`, in a thread of its own."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="splits")
    into = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="split")
    message_id = models.BigIntegerField(unique=True)
    by = models.ForeignKey(By, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()


class TicketLink(models.Model):
    """Two tickets somebody said belong together; `one` is the older of them."""

    one = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+", db_index=False)
    other = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(By, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("one", "other", name="linked_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="linked_in_one_order"),
        ]
