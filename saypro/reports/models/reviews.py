"""The monthly review: what is gone through, by whom, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Review(models.Model):
    """One month's; `since` is its first day."""

    since = models.DateField(unique=True)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["-since"]


class ReviewItem(models.Model):
    """Something to go through, with the key of the figure that stands beside it, if there is one."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    metric = models.CharField(max_length=40, blank=True)
    note = models.CharField(max_length=1000, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_by=None) | Q(done_at__isnull=False), name="ticked_at_some_time"
            )
        ]
