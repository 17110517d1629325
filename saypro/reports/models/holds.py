"""Reports that somebody looks through before they go out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

MOST_HOURS = 168


class Hold(models.Model):
    """The schedule drafts reports of this kind, and its owner has so many hours to change the words."""

    kind = models.CharField(max_length=30, unique=True)
    hours = models.PositiveSmallIntegerField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["kind"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gte=1, hours__lte=MOST_HOURS), name="held_for_a_week_at_most"
            )
        ]
