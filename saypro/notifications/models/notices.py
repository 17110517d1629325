"""What people are told, and on which ways."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.kit.refs import new_ref
from saypro.notifications.kinds import CHANNELS, group_of, kinds


class NoticeQuerySet(models.QuerySet["Notice"]):
    def listed_for(self, person: Any) -> "NoticeQuerySet":
        """What stands on the person's page of notices."""
        return self.filter(person=person, is_listed=True)


class Notice(models.Model):
    """Something one person is told, once: `key` makes a repeat of the same news the same row.

    `held` says why it was kept back ("" when it was not); what was kept back is never `is_listed`.
    """

    class Held(models.TextChoices):
        NO = "", ""
        BUDGET = "budget", _("Your weekly limit was reached")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=60, null=True)
    event_id = models.BigIntegerField(null=True)
    thread_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=200)
    body = models.CharField(max_length=500, blank=True)
    url = models.CharField(max_length=300)
    actor_handle = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(help_text="when what it tells of happened")
    told_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    is_listed = models.BooleanField(default=True)
    is_transactional = models.BooleanField(default=True)
    held = models.CharField(max_length=8, choices=Held, blank=True, default=Held.NO)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-id"], name="notices_newest", condition=Q(is_listed=True)),
            models.Index(fields=["person"], name="notices_unread", condition=Q(is_listed=True, read_at=None)),
            models.Index(
                fields=["person", "-told_at"], name="notices_contacts", condition=Q(is_transactional=False)
            ),
            models.Index(fields=["person", "thread_id"], name="notices_of_thread"),
            models.Index(fields=["told_at"], name="notices_by_age"),
        ]
        constraints = [
            models.UniqueConstraint("person", "kind", "key", name="told_once"),
            models.CheckConstraint(condition=Q(held="") | Q(is_listed=False), name="held_is_not_listed"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def icon(self) -> str:
        """The picture of its group; the bell for a kind that is no longer listed."""
        known = kinds().get(self.kind)
        return group_of(known).icon if known else "bell"


class Delivery(models.Model):
    """A notice on its way to a person by one channel other than the page: waiting, gone, or dropped."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        GONE = "gone", _("Gone")
        DROPPED = "dropped", _("Not needed any more")

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="deliveries")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8, choices=[(channel, channel) for channel in CHANNELS])
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    due_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="deliveries_due", condition=Q(state="waiting")),
            models.Index(fields=["person", "channel"], name="deliveries_of", condition=Q(state="waiting")),
        ]
        constraints = [models.UniqueConstraint("notice", "channel", name="one_delivery_per_channel")]


class Digest(models.Model):
    """What was collected for this period has left: there is one for a person, a channel and a period."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=8)
    period = models.CharField(max_length=16)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint("person", "channel", "period", name="collected_once")]
