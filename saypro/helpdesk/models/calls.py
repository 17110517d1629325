"""Telephone calls, and calls that people asked for."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.kit.refs import new_ref


class CallBack(models.Model):
    """Somebody wants to be called between two moments; the later one is when it is due."""

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="call_backs")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    number = models.CharField(max_length=16, help_text="E.164")
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    starts_at = models.DateTimeField()
    due_at = models.DateTimeField()
    ended_at = models.DateTimeField(
        null=True, blank=True, help_text="when we reached them, or they were to be left"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(due_at__gt=F("starts_at")), name="call_back_forwards"),
            models.UniqueConstraint(
                fields=["person"], condition=Q(ended_at=None), name="one_open_call_back_a_person"
            ),
        ]
        indexes = [models.Index(fields=["due_at"], condition=Q(ended_at=None), name="call_backs_by_due")]

    def __str__(self) -> str:
        return f"{self.number}, {self.due_at:%d/%m %H:%M}"


class Call(models.Model):
    """One call. `sid` is the voice service's name for it, "" for one an agent wrote down.

    `agent` spoke, or tried to; `person` is the other side, None for somebody whose call came to nothing yet.
    `recording` is where a voicemail lies in the storage; `recording_url` where the service has it meanwhile.
    """

    class Direction(models.TextChoices):
        IN = "in", _("Incoming")
        OUT = "out", _("Outgoing")

    class Outcome(models.TextChoices):
        RINGING = "ringing", _("Going on")
        REACHED = "reached", pgettext_lazy("call", "Spoken")
        MISSED = "missed", pgettext_lazy("call", "Not reached")
        VOICEMAIL = "voicemail", _("Voicemail")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    sid = models.CharField(max_length=64, blank=True)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, null=True, blank=True, related_name="calls"
    )
    person = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    agent = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    number = models.CharField(max_length=16, blank=True, help_text='E.164; "" for one that was withheld')
    direction = models.CharField(max_length=3, choices=Direction)
    outcome = models.CharField(max_length=9, choices=Outcome)
    category = models.CharField(max_length=12, blank=True, help_text="chosen in the menu")
    at = models.DateTimeField()
    length_s = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=1000, blank=True)
    recording = models.CharField(max_length=80, blank=True)
    recording_url = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sid"], condition=~Q(sid=""), name="one_call_a_sid"),
            models.CheckConstraint(condition=Q(direction__in=["in", "out"]), name="known_call_direction"),
            models.CheckConstraint(
                condition=Q(outcome__in=["ringing", "reached", "missed", "voicemail"]),
                name="known_call_outcome",
            ),
        ]
        indexes = [models.Index(fields=["-at"], name="calls_newest")]

    def __str__(self) -> str:
        return f"{self.get_direction_display()} {self.number}"

    @property
    def minutes(self) -> str:
        """Its length as 3:05."""
        return f"{self.length_s // 60}:{self.length_s % 60:02}"
