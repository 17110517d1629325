"""What was measured of tickets."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from saypro.helpdesk.models import Ticket


class Kind(models.TextChoices):
    """What a stretch measures. Messages and what happens at one moment are stretches without length."""

    ASKED = "asked", "a message of the member to us"
    ANSWERED = "answered", "a message of ours to the member"
    FIRST = "first", "the wait for the first answer"
    NEXT = "next", "a wait for a later answer"
    SOLVED = "solved", "from the opening to the last solving, against what was promised"
    IN_72H = "in_72h", "the same, against 72 hours"
    FIRST_SOLVED = "first_solved", "from the opening to the first solving"
    REOPENED = "reopened", "opened again within seven days"
    ESCALATED = "escalated", "raised for the first time"


class Moment(models.TextChoices):
    """By which of its three days a stretch is counted."""

    STARTED = "started", "the day it began"
    ENDED = "ended", "the day it ended"
    DUE = "due", "the day on which it had to be over"


class Interval(models.Model):
    """One measured stretch of a ticket, with what was known of the ticket.

    `seconds` run by the calendar, `office_seconds` in office hours, both without the times at which the clock
    rested; None while it has not ended. `due_at` is when it had to be over, also where it was over before;
    None where nothing was promised, or where the clock rests. `is_kept` says whether it was over in time,
    None while it is not over. Days are the office’s.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=12, choices=Kind)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    started_on = models.DateField()
    ended_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    seconds = models.FloatField(null=True)
    office_seconds = models.FloatField(null=True)
    is_kept = models.BooleanField(null=True)
    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", db_index=False
    )
    category = models.CharField(max_length=60, blank=True)
    ad_category = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=60, blank=True)
    segment = models.CharField(max_length=12, blank=True)
    team_id = models.BigIntegerField(null=True)
    channel = models.CharField(max_length=8)
    language = models.CharField(max_length=7, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["ticket"], name="intervals_of_a_ticket"),
            models.Index(fields=["started_on", "kind"], name="intervals_by_start"),
            models.Index(
                fields=["ended_on", "kind"],
                include=["seconds"],
                name="intervals_by_end",
                condition=Q(ended_on__isnull=False),
            ),
            models.Index(
                fields=["due_on", "kind"], name="intervals_by_due", condition=Q(due_on__isnull=False)
            ),
            models.Index(  # with all that narrows: what is open is few, and looking it up reads years of rows
                fields=["kind", "started_at"],
                include=["category", "ad_category", "region", "segment", "team_id", "channel", "language"],
                name="intervals_open",
                condition=Q(ended_at__isnull=True),
            ),
        ]


class Origin(models.Model):
    """What a ticket that was taken over from another desk was called there."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, primary_key=True, related_name="+")
    category = models.CharField(max_length=60, blank=True)
    region = models.CharField(max_length=60, blank=True)
