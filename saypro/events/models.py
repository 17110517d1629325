"""The log of what happened, what was already done about it, and what could not be done."""

from django.db import models
from django.utils import timezone

from saypro.events.facts import KINDS, Fact

DEEPEST = 8


class Event(models.Model):
    """One fact, as recorded in the transaction that made it true.

    Stored in one partition a month, and never pointed at by a foreign key.
    """

    kind = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    payload = models.JSONField(default=dict)
    occurred_at = models.DateTimeField()
    cause = models.BigIntegerField(null=True)
    depth = models.PositiveSmallIntegerField(default=0, help_text="how many causes lie before this event")

    class Meta:
        indexes = [models.Index(fields=["kind", "occurred_at"], name="event_by_kind")]
        constraints = [models.CheckConstraint(condition=models.Q(depth__lte=DEEPEST), name="chain_is_short")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def fact(self) -> Fact:
        """The fact again, as its class is written today; fields that it no longer has are left out."""
        cls = KINDS[self.kind]
        return cls(
            actor_id=self.actor_id,
            cause=self.cause,
            occurred_at=self.occurred_at,
            event_id=self.pk,
            **{name: self.payload[name] for name in cls.own_fields() if name in self.payload},
        )


class ReactionDone(models.Model):
    """`reaction` has dealt with the event: written in the transaction of its effects, so they happen once."""

    event_id = models.BigIntegerField()
    reaction = models.CharField(max_length=80)
    done_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint("event_id", "reaction", name="done_once")]


class Parked(models.Model):
    """A reaction that failed at every try and waits for the office."""

    event_id = models.BigIntegerField()
    reaction = models.CharField(max_length=80)
    error = models.CharField(max_length=500)
    parked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("event_id", "reaction", name="parked_once")]

    def __str__(self) -> str:
        return f"{self.reaction} of event {self.event_id}"
