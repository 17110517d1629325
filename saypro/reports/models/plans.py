"""The plan of a quarter: what is to be reached and done in each of its months."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Plan(models.Model):
    """One quarter's; `since` is its first day."""

    since = models.DateField(unique=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-since"]


class Part(models.IntegerChoices):
    """When in the quarter."""

    FIRST = 1, _("Month 1")
    SECOND = 2, _("Month 2")
    THIRD = 3, _("Month 3")
    END = 4, _("End of the quarter")


class PlanLine(models.Model):
    """A goal or something to do, with the key of the figure whose target it serves, if there is one."""

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        GOING = "going", _("Under way")
        DONE = "done", _("Done")
        DROPPED = "dropped", _("Dropped")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="lines")
    part = models.PositiveSmallIntegerField(choices=Part)
    is_goal = models.BooleanField(default=False)
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    metric = models.CharField(max_length=40, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    state = models.CharField(max_length=8, choices=State, default=State.PLANNED)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["part", "-is_goal", "position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(part__in=Part.values), name="part_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "going", "done", "dropped"]), name="known_state_of_a_line"
            ),
        ]
