"""What the office has changed about when tickets are raised."""

from django.db import models
from django.db.models import Q

from saypro.helpdesk.escalations import Key, Level, Rule


class EscalationRow(models.Model):
    """Replaces the first rule of the same key."""

    key = models.CharField(max_length=12, unique=True, choices=[(key.value, key.value) for key in Key])
    level = models.PositiveSmallIntegerField(choices=[(level.value, level.name) for level in Level])
    amount = models.PositiveSmallIntegerField(default=0)
    is_on = models.BooleanField(default=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(level__in=[1, 2, 3]), name="known_level")]

    @property
    def rule(self) -> Rule:
        return Rule(Key(self.key), Level(self.level), self.amount, self.is_on)
