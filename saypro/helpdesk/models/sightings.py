"""Who looked at which ticket: once an hour each, as far as leads may ask."""

from django.conf import settings
from django.db import models

from saypro.helpdesk.models.tickets import Ticket


class Sighting(models.Model):
    """The agent opened the ticket within the hour that began then."""

    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE, related_name="sightings", db_index=False)
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    hour_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["ticket", "agent", "hour_at"], name="seen_once_an_hour")
        ]
