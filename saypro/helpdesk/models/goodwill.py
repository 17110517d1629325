"""What we owe a member for a word we did not keep."""

from django.conf import settings
from django.db import models

from saypro.helpdesk.models.tickets import Ticket


class Goodwill(models.Model):
    """One for a ticket at most: a coupon of this value, which the billing room turns into one."""

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, primary_key=True, related_name="goodwill")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goodwill")
    amount = models.DecimalField(max_digits=8, decimal_places=2, help_text="in rand")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["person", "at"], name="goodwill_of_a_person")]
