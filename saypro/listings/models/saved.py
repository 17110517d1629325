"""Who looked at an ad, and who wants to find it again."""

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

from saypro.listings.models.listing import Listing


class ListingViews(models.Model):
    """How often an ad's page was looked at; apart, because it changes far more often than the ad."""

    listing = models.OneToOneField(Listing, on_delete=models.CASCADE, primary_key=True, related_name="+")
    count = models.PositiveIntegerField(default=0)


class SavedListing(models.Model):
    """An ad a person wants to find again."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="saves")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint("person", "listing", name="saved_once")]
        indexes = [models.Index("person", F("saved_at").desc(), name="saved_by_person")]
