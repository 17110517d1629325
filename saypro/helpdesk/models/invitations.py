"""What somebody said when they asked our office into a thread with another member."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models.tickets import Category, Priority, Ticket

LONGEST_WORDS = 1000


class Invitation(models.Model):
    """One for each ticket in a deal. The words are for our office alone: the other side never reads them.

    `evidence` is what the thread and its ad said at that moment, and never changes; `seq` is the number of
    the card that says so in the thread, from which on we are there.
    """

    class Reason(models.TextChoices):
        UNSAFE = "unsafe", _("I feel unsafe or threatened")
        SCAM = "scam", _("It looks like a scam")
        MONEY = "money", _("Something is wrong with the money")
        GOODS = "goods", _("It is not what was agreed")
        NO_SHOW = "no_show", _("The other side does not come or answer")
        OTHER = "other", _("Something else")

    ticket = models.OneToOneField(Ticket, on_delete=models.CASCADE, related_name="invitation")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=8, choices=Reason)
    words = models.CharField(max_length=LONGEST_WORDS, blank=True)
    evidence = models.JSONField(default=dict)
    at = models.DateTimeField()
    seq = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.get_reason_display()}"


Reason = Invitation.Reason
FILED_UNDER = {
    Reason.UNSAFE: Category.VIOLATION,
    Reason.SCAM: Category.VIOLATION,
    Reason.MONEY: Category.COMPLAINT,
    Reason.GOODS: Category.COMPLAINT,
    Reason.NO_SHOW: Category.COMPLAINT,
}
"""Under what each reason is filed to begin with; anything else is filed by its words."""

RANKED = {Reason.UNSAFE: Priority.URGENT, Reason.SCAM: Priority.HIGH}
"""What cannot wait."""
