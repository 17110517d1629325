"""Mail that came in: the original, and what became of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    POSTED = "posted", _("In a conversation")
    HELD = "held", _("For the office to look at")
    AUTOMATIC = "automatic", _("Written by a machine")
    RETURNED = "returned", _("Mail of ours that came back")
    PARKED = "parked", _("Could not be read")
    DISCARDED = "discarded", _("Discarded")


class Door(models.TextChoices):
    """The way a mail came to us; each has a server of its own whose word about senders counts."""

    SMTP = "smtp", _("By our mail server")
    IMAP = "imap", _("Fetched from a mailbox")
    HOOK = "hook", _("Sent on by a mail service")


class InboundMailQuerySet(models.QuerySet["InboundMail"]):
    def for_office(self) -> "InboundMailQuerySet":
        """What waits for the office or lies in its own threads: never what members write each other."""
        ours = Q(conversation__kind=Conversation.Kind.SUPPORT)
        waiting = [State.HELD, State.PARKED, State.DISCARDED, State.WAITING]
        return self.filter(ours | Q(conversation=None, state__in=waiting))


class InboundMail(models.Model):
    """One mail, however often it was delivered: the same words under the same Message-ID are the same mail.

    `raw` is the original and never changed. `why` tells the office the reason for a state other than posted.
    `is_verified`: the server of its door vouches for the sender. `decided_by` is the agent who said what
    becomes of it, where one had to.
    """

    State = State
    Door = Door

    message_id = models.CharField(max_length=510, blank=True)
    fingerprint = models.CharField(max_length=64, help_text="of what is said in it, without its way here")
    raw = models.BinaryField()
    sender = models.CharField(max_length=330, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    received_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=State, default=State.WAITING)
    why = models.CharField(max_length=500, blank=True)
    person = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    conversation = models.ForeignKey(
        Conversation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    door = models.CharField(max_length=4, choices=Door, default=Door.SMTP, db_default="smtp")
    is_verified = models.BooleanField(default=False, db_default=False)
    decided_by = models.ForeignKey(User, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = InboundMailQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "-received_at"], name="inbound_mail_newest")]
        constraints = [
            models.UniqueConstraint(fields=["message_id", "fingerprint"], name="inbound_mail_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="known_inbound_mail_state"),
        ]

    def __str__(self) -> str:
        return f"{self.sender}: {self.subject}"
