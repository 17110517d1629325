"""People who reach the office without an account."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from saypro.accounts.models import User
from saypro.kit.refs import new_ref


class Way(models.TextChoices):
    """How somebody first reached us."""

    MAIL = "mail", _("E-mail")
    PHONE = "phone", _("Phone")
    WIDGET = "widget", _("Chat on a website")


class Contact(models.Model):
    """Somebody without an account, and where answers reach them; `person` holds their place in threads.

    Nobody signs in as that person, no notice goes to them and no member sees them: docs/decisions/0014.
    """

    Way = Way

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    person = models.OneToOneField(User, on_delete=models.CASCADE, related_name="contact")
    way = models.CharField(max_length=6, choices=Way)
    address = models.EmailField(blank=True)
    number = models.CharField(max_length=16, blank=True, help_text="E.164")
    met_at = models.DateTimeField()
    member = models.ForeignKey(
        User,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="who proved the address since, and has the threads now",
    )
    became_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=Way.values), name="known_way_of_contact"),
            models.UniqueConstraint(
                models.functions.Lower("address"), condition=Q(way="mail"), name="one_contact_an_address"
            ),
            models.UniqueConstraint(fields=["number"], condition=Q(way="phone"), name="one_contact_a_number"),
        ]

    def __str__(self) -> str:
        return self.address or self.number or self.ref
