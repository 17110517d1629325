"""Where and when two people meet about an ad."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.kit.refs import new_ref
from saypro.listings.models import Listing

LONGEST_PLACE = 120
USUAL_LENGTH = timedelta(minutes=30)


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def between_people(self) -> "MeetingQuerySet":
        """With both sides and the ad."""
        return self.select_related("conversation", "listing", "buyer", "seller", "maker", "replaces")

    def agreed(self) -> "MeetingQuerySet":
        return self.filter(state=Meeting.State.AGREED)

    def to_come(self, at: datetime) -> "MeetingQuerySet":
        """Agreed, and not over yet."""
        return self.agreed().filter(starts_at__gt=at - USUAL_LENGTH)

    def of(self, person: User) -> "MeetingQuerySet":
        return self.filter(Q(buyer=person) | Q(seller=person))


class Meeting(models.Model):
    """Place and time never change; another time is another row that replaces this one.

    `uid` and `sequence` are what calendars know it by: the same through every change.
    """

    class State(models.TextChoices):
        SUGGESTED = "suggested", _("Suggested")
        AGREED = "agreed", _("Agreed")
        DECLINED = "declined", _("Declined")
        CHANGED = "changed", _("Changed")
        CANCELLED = "cancelled", _("Cancelled")
        PAST = "past", _("Past")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="meetings", db_index=False
    )
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="+")
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    client_id = models.UUIDField(help_text="a form sent twice carries the same one")
    place = models.CharField(max_length=LONGEST_PLACE)
    starts_at = models.DateTimeField()
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    uid = models.UUIDField(default=uuid4, db_index=True)
    sequence = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=9, choices=State, default=State.SUGGESTED)
    made_at = models.DateTimeField(default=timezone.now)
    agreed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", condition=Q(state="agreed"), name="one_agreed_meeting"),
            models.UniqueConstraint(
                "conversation", condition=Q(state="suggested"), name="one_suggested_meeting"
            ),
            models.UniqueConstraint("maker", "client_id", name="suggested_once"),
            models.CheckConstraint(
                condition=Q(state__in=["suggested", "agreed", "declined", "changed", "cancelled", "past"]),
                name="known_meeting_state",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(agreed_at__isnull=False), name="agreed_some_time"
            ),
        ]
        indexes = [
            models.Index("conversation", "made_at", name="meetings_of_thread"),
            models.Index("starts_at", condition=Q(state="agreed"), name="agreed_meetings_by_start"),
        ]

    def __str__(self) -> str:
        return f"{self.place}, {self.starts_at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        return reverse("deals:meeting", args=[self.ref])

    @property
    def receiver(self) -> User:
        return self.seller if self.maker_id == self.buyer_id else self.buyer

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + USUAL_LENGTH

    def other_side(self, person: User) -> User:
        return self.seller if person.pk == self.buyer_id else self.buyer

    def state_at(self, at: datetime) -> str:
        """What it is by the clock: what was only suggested, or agreed, is past once its time is."""
        is_over = (self.state == self.State.SUGGESTED and self.starts_at <= at) or (
            self.state == self.State.AGREED and self.ends_at <= at
        )
        return self.State.PAST if is_over else self.state


class MeetingNote(models.Model):
    """What somebody says about a meeting when it is near, each once."""

    class Kind(models.TextChoices):
        ON_WAY = "on_way", _("On my way")
        LATE = "late", _("I am late")
        NO_SHOW = "no_show", _("Nobody came")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes", db_index=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=7, choices=Kind)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True, help_text="how late somebody is")
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint("meeting", "person", "kind", name="noted_once"),
            models.CheckConstraint(
                condition=Q(kind__in=["on_way", "late", "no_show"]), name="known_note_kind"
            ),
        ]


class MeetingReminder(models.Model):
    """That both sides were reminded: a row each, so that nobody is reminded twice."""

    class Kind(models.TextChoices):
        DAY = "day", _("A day before")
        HOUR = "hour", _("An hour before")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reminders", db_index=False)
    kind = models.CharField(max_length=4, choices=Kind)
    sent_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("meeting", "kind", name="reminded_once")]
