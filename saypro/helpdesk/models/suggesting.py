"""The first words of tickets, to find similar ones by."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from saypro.helpdesk.models.tickets import Ticket


class TicketWords(models.Model):
    """What opened a ticket, as the search reads it; `answer_id` is our longest answer once it is solved."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, primary_key=True, related_name="+")
    words = SearchVectorField()
    answer_id = models.BigIntegerField(null=True, blank=True)

    class Meta:
        indexes = [GinIndex(fields=["words"], name="tickets_by_words")]
