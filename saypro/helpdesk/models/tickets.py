"""Tickets, and what happened to each."""

from datetime import UTC, datetime

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.conversations.models import Conversation
from saypro.helpdesk.clocks import What
from saypro.helpdesk.models.teams import Team
from saypro.kit.refs import new_ref


class Category(models.TextChoices):
    """The leaves under which matters are filed; reports put complaints and violations together."""

    GENERAL = "general", _("General enquiry")
    SUPPORT = "support", _("Support request")
    COMPLAINT = "complaint", _("Complaint")
    RENEWAL = "renewal", _("Renewal or approval")
    VIOLATION = "violation", _("Policy violation")
    MISC = "misc", _("Miscellaneous")


class Priority(models.TextChoices):
    LOW = "low", pgettext_lazy("priority", "Low")
    NORMAL = "normal", pgettext_lazy("priority", "Normal")
    HIGH = "high", pgettext_lazy("priority", "High")
    URGENT = "urgent", pgettext_lazy("priority", "Urgent")


class Channel(models.TextChoices):
    """The road on which a matter came to us."""

    CHAT = "chat", _("Chat")
    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Phone")
    WIDGET = "widget", _("Help button")
    OFFICE = "office", _("Begun by our office")
    DEAL = "deal", _("Asked into a deal")


class Segment(models.TextChoices):
    """What kind of member brought it, where that changes how it is dealt with."""

    NEW = "new", _("New member")
    PREMIUM = "premium", _("Premium member")


NEVER = datetime(9999, 1, 1, tzinfo=UTC)
"""Where a queue puts what nothing is due for."""


def while_open(*moments: str) -> Case:
    """The first of these moments while the ticket is open, else `NEVER`."""
    return Case(When(state="open", then=Coalesce(Least(*moments), Value(NEVER))), default=Value(NEVER))


class Ticket(models.Model):
    """One matter in a support thread, or in a deal that we were asked into; a thread has one open at most.

    Channel, ad, region and segment are what was known when it was opened. Four moments are what its clocks
    say, kept for queues and measured again with every step; None means that the clock rests, or has ended in
    time. From them the database keeps `due_at`, `breaks_at` and `urgency` (0 is the most urgent), which put
    queues in order: what rests is due `NEVER`.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        WAITING = "waiting", _("Waiting for the member")
        SNOOZED = "snoozed", _("Snoozed")
        SOLVED = "solved", _("Solved")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="tickets")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="tickets"
    )
    earlier = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="later"
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="absorbed"
    )
    category = models.CharField(max_length=12, choices=Category, blank=True)
    priority = models.CharField(max_length=8, choices=Priority, default=Priority.NORMAL)
    priority_reason = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    team = models.ForeignKey(Team, on_delete=models.SET_NULL, null=True, blank=True, related_name="tickets")
    routed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="to whom routing gave it last, or who gave it back; None once an agent has it by hand",
    )
    unassigned_why = models.CharField(max_length=8, blank=True, help_text="why routing found nobody")
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.CHAT)
    ad_category = models.CharField(max_length=60, blank=True, help_text="the slug of the ad's category")
    region = models.CharField(max_length=4, blank=True, help_text="the member's province")
    segment = models.CharField(max_length=12, choices=Segment, blank=True)
    language = models.CharField(max_length=7, blank=True, help_text="en, af, zu; unknown where none shows")
    opened_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True, blank=True)
    spam_at = models.DateTimeField(null=True, blank=True, help_text="when it was marked; solved since")
    snoozed_until = models.DateTimeField(null=True, blank=True)
    contact = models.PositiveSmallIntegerField(default=1, help_text="the how many-th on the same matter")
    escalation = models.PositiveSmallIntegerField(default=0, help_text="the level it was raised to")
    escalated_at = models.DateTimeField(null=True, blank=True)
    escalates_at = models.DateTimeField(null=True, blank=True, help_text="when it is raised next")
    answer_due_at = models.DateTimeField(null=True, blank=True)
    answer_breaches_at = models.DateTimeField(null=True, blank=True)
    resolution_due_at = models.DateTimeField(null=True, blank=True)
    resolution_breaches_at = models.DateTimeField(null=True, blank=True)
    due_at = models.GeneratedField(
        expression=while_open("answer_due_at", "resolution_due_at"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    breaks_at = models.GeneratedField(
        expression=while_open("answer_breaches_at", "resolution_breaches_at"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    urgency = models.GeneratedField(
        expression=Case(
            When(priority="urgent", then=0),
            When(priority="high", then=1),
            When(priority="normal", then=2),
            default=3,
        ),
        output_field=models.SmallIntegerField(),
        db_persist=True,
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], condition=~Q(state="solved"), name="one_open_ticket_a_thread"
            ),
            models.CheckConstraint(
                condition=Q(state="solved", solved_at__isnull=False)
                | (~Q(state="solved") & Q(solved_at__isnull=True)),
                name="solved_at_some_time",
            ),
            models.CheckConstraint(condition=Q(spam_at=None) | Q(state="solved"), name="spam_is_no_work"),
            models.CheckConstraint(
                condition=Q(state="snoozed", snoozed_until__isnull=False)
                | (~Q(state="snoozed") & Q(snoozed_until__isnull=True)),
                name="snoozed_until_some_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["escalates_at"],
                name="tickets_to_raise",
                condition=Q(escalates_at__isnull=False) & ~Q(state="solved"),
            ),
            models.Index(fields=["opened_at"], name="tickets_open", condition=Q(state="open")),
            models.Index(
                fields=["due_at", "urgency", "id"], name="tickets_in_order", condition=~Q(state="solved")
            ),
            models.Index(
                fields=["due_at", "urgency", "id"],
                name="tickets_raised",
                condition=Q(escalation__gt=0) & ~Q(state="solved"),
            ),
            models.Index(fields=["breaks_at"], name="tickets_by_break", condition=~Q(state="solved")),
            models.Index(
                fields=["due_at", "urgency", "id"],
                name="tickets_at_rest",
                condition=Q(state__in=["waiting", "snoozed"]),
            ),
            models.Index(
                F("solved_at").desc(), F("id").desc(), name="tickets_solved", condition=Q(state="solved")
            ),
            models.Index(
                F("spam_at").desc(), F("id").desc(), name="tickets_spam", condition=Q(spam_at__isnull=False)
            ),
            models.Index(fields=["snoozed_until"], name="tickets_asleep", condition=Q(state="snoozed")),
            models.Index(fields=["conversation"], name="tickets_in_deals", condition=Q(channel="deal")),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def is_solved(self) -> bool:
        return self.state == self.State.SOLVED

    @property
    def is_spam(self) -> bool:
        return self.spam_at is not None


class TicketStep(models.Model):
    """Something that happened to a ticket: its history, from which its clocks are computed.

    `value` is the new category or priority, the name of what raised it, or what spam goes back to;
    `message_id` the message that was the step; `note` says why, where there is something to say.
    """

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="steps", db_index=False)
    at = models.DateTimeField()
    what = models.CharField(max_length=12, choices=[(what.value, what.value) for what in What])
    value = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=200, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    message_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["message_id"], condition=Q(message_id__isnull=False), name="one_step_a_message"
            ),
            models.UniqueConstraint(
                fields=["ticket", "value"], condition=Q(what="escalated"), name="raised_once"
            ),
        ]
        indexes = [models.Index(fields=["ticket", "at", "id"], name="steps_of_a_ticket")]
