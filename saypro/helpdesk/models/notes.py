"""What agents say to each other about a ticket, and who keeps an eye on it.

Notes are no messages: no road that leads to messages, and so to members, can ever lead to them.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from saypro.helpdesk.models.tickets import Ticket
from saypro.kit.refs import new_ref

CHANGEABLE = timedelta(minutes=15)


class Note(models.Model):
    """An agent's note on a ticket; a deleted one has no words any more."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="notes", db_index=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    body = models.TextField(max_length=4000, blank=True)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["ticket", "written_at"], name="notes_of_a_ticket")]

    def __str__(self) -> str:
        return self.ref

    def is_changeable(self, at: datetime) -> bool:
        return self.deleted_at is None and at - self.written_at < CHANGEABLE


class Mention(models.Model):
    """An agent who was named in a note, and when they saw it."""

    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="mentions", db_index=False)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint("note", "agent", name="mentioned_once_a_note")]
        indexes = [
            models.Index("agent", models.F("id").desc(), name="mentions_of_an_agent"),
            models.Index(fields=["agent"], name="mentions_unseen", condition=models.Q(seen_at=None)),
        ]


class Follower(models.Model):
    """An agent who hears of what happens to a ticket; who left by choice is not made to follow again."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="followers", db_index=False)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_following = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint("ticket", "agent", name="follows_a_ticket_once")]
