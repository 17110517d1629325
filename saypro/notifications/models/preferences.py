"""How a person wants to be told."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

DEFAULT_QUIET = time(21), time(7)
DEFAULT_BUDGET = 3
MOST = 20


class Pace(models.TextChoices):
    AT_ONCE = "at_once", _("At once")
    HOURLY = "hourly", _("Together, once an hour")
    DAILY = "daily", _("Together, once a day")


class Preferences(models.Model):
    """A person's wishes; who has no row has the defaults.

    `chosen` holds for each group the member has changed the channels it goes to; `paces` for each channel
    whether it goes at once or collected. No quiet hours are two nulls.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True)
    chosen = models.JSONField(default=dict)
    paces = models.JSONField(default=dict)
    daily_hour = models.PositiveSmallIntegerField(default=8)
    quiet_from = models.TimeField(null=True, default=DEFAULT_QUIET[0])
    quiet_to = models.TimeField(null=True, default=DEFAULT_QUIET[1])
    is_quoting = models.BooleanField(default=True, help_text="mails say what was written, not only by whom")
    budget = models.PositiveSmallIntegerField(default=DEFAULT_BUDGET)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(budget__lte=MOST), name="budget_is_small"),
            models.CheckConstraint(condition=Q(daily_hour__lt=24), name="an_hour_of_the_day"),
            models.CheckConstraint(
                condition=Q(quiet_from=None, quiet_to=None)
                | Q(quiet_from__isnull=False, quiet_to__isnull=False) & ~Q(quiet_from=F("quiet_to")),
                name="quiet_hours_are_two_times",
            ),
        ]
