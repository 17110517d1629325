"""When agents are there: their shifts, the days that differ, and the switch they turn themselves."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from saypro.helpdesk.duty import Switch
from saypro.helpdesk.hours import Window


class Shift(models.Model):
    """An agent's window of a weekday (Monday is 0), as minutes since midnight on the office's clock."""

    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shifts")
    weekday = models.PositiveSmallIntegerField()
    begins = models.PositiveSmallIntegerField()
    ends = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["weekday", "begins"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__lt=7, begins__lt=F("ends"), ends__lte=1440), name="shift_makes_sense"
            )
        ]

    @property
    def minutes(self) -> Window:
        return self.begins, self.ends


class ShiftException(models.Model):
    """A day on which an agent is there at other times; without times they are not there at all."""

    agent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shift_exceptions"
    )
    day_on = models.DateField()
    begins = models.PositiveSmallIntegerField(null=True, blank=True)
    ends = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["day_on"]
        constraints = [
            models.UniqueConstraint(fields=["agent", "day_on"], name="one_exception_a_day"),
            models.CheckConstraint(
                condition=Q(begins=None, ends=None) | Q(begins__lt=F("ends"), ends__lte=1440),
                name="exception_makes_sense",
            ),
        ]

    @property
    def times(self) -> str:
        """ "08:00–12:00"; nothing for a day off."""
        return ", ".join(f"{b // 60:02}:{b % 60:02}–{e // 60:02}:{e % 60:02}" for b, e in self.windows)

    @property
    def windows(self) -> list[Window]:
        return [] if self.begins is None or self.ends is None else [(self.begins, self.ends)]


class DutySwitch(models.Model):
    """What an agent said of themselves last: there, or away; it wins over the shifts for a while."""

    agent = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="duty_switch"
    )
    is_on = models.BooleanField()
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gt=F("since")), name="duty_forwards")
        ]

    @property
    def switch(self) -> Switch:
        return Switch(self.is_on, self.since, self.until)
