"""Addresses that mail came back from."""

from django.db import models


class Address(models.Model):
    """What became of mail to one address, in small letters; `paused_at`: since when it gets no notices."""

    address = models.EmailField(primary_key=True)
    hard_bounces = models.PositiveSmallIntegerField(default=0)
    last_bounce_at = models.DateTimeField(null=True)
    last_words = models.CharField(max_length=300, blank=True)
    paused_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.address
