"""How the seller of an ad wants to deal."""

from django.db import models

from saypro.listings.models import Listing


class AdTerms(models.Model):
    """An ad without a row is dealt with as the defaults say."""

    listing = models.OneToOneField(Listing, on_delete=models.CASCADE, primary_key=True, related_name="+")
    accepting_reserves = models.BooleanField(
        default=True, help_text="an accepted offer keeps the thing for its buyer"
    )
