"""When the office is open and what it promises: plain rows, so that the office can change them."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.hours import Window
from saypro.helpdesk.promises import Basis, ClockKind, Promise


class OfficeHours(models.Model):
    """A plan of opening hours, in force from its day on until a later one begins."""

    valid_from = models.DateTimeField(unique=True)
    zone = models.CharField(max_length=40, default="Africa/Johannesburg")
    keeps_holidays = models.BooleanField(default=True, help_text=_("Closed on public holidays."))

    class Meta:
        ordering = ["valid_from"]


class OpenWindow(models.Model):
    """Open on a weekday (Monday is 0) between two times, as minutes since midnight."""

    hours = models.ForeignKey(OfficeHours, on_delete=models.CASCADE, related_name="windows")
    weekday = models.PositiveSmallIntegerField()
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lt=7, opens__lt=F("closes"), closes__lte=1440), name="window_makes_sense"
            ),
        ]

    @property
    def minutes(self) -> Window:
        return self.opens, self.closes


class Closure(models.Model):
    """A day on which the office is closed, besides public holidays."""

    day_on = models.DateField(unique=True)
    reason = models.CharField(max_length=80)

    class Meta:
        ordering = ["day_on"]


class PromiseRow(models.Model):
    """What we promise, from a moment on; empty category or priority means any."""

    clock = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in ClockKind])
    category = models.CharField(max_length=12, blank=True)
    priority = models.CharField(max_length=8, blank=True)
    target_s = models.PositiveIntegerField()
    breach_s = models.PositiveIntegerField()
    basis = models.CharField(
        max_length=8, choices=[(basis.value, basis.value) for basis in Basis], default=Basis.CALENDAR.value
    )
    valid_from = models.DateTimeField()

    class Meta:
        ordering = ["clock", "category", "priority", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["clock", "category", "priority", "valid_from"], name="one_promise_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(target_s__gt=0, breach_s__gte=F("target_s")), name="target_before_breach"
            ),
        ]

    @property
    def promise(self) -> Promise:
        return Promise(
            ClockKind(self.clock),
            self.target_s,
            self.breach_s,
            self.valid_from,
            self.category,
            self.priority,
            Basis(self.basis),
        )
