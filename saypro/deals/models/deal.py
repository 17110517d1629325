"""What two people agreed about an ad."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from djmoney.models.fields import MoneyField

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.deals.models.offer import Offer
from saypro.kit.refs import new_ref
from saypro.listings.models import Listing


class DealQuerySet(models.QuerySet["Deal"]):
    def between_people(self) -> "DealQuerySet":
        """With both sides and the ad."""
        return self.select_related("conversation", "listing", "buyer", "seller", "offer")

    def standing(self) -> "DealQuerySet":
        """Those nobody has called off."""
        return self.exclude(state=Deal.State.OFF)

    def of(self, person: User) -> "DealQuerySet":
        return self.filter(Q(buyer=person) | Q(seller=person))


class Deal(models.Model):
    """Agreed, then sold or called off. `price` is None when it was sold without anybody naming one.

    `reserves` says that the ad is kept for this buyer. One deal stands in a thread at a time.
    """

    class State(models.TextChoices):
        AGREED = "agreed", _("Agreed")
        SOLD = "sold", _("Sold")
        OFF = "off", _("Called off")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="deals", db_index=False
    )
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="deals", db_index=False)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    offer = models.OneToOneField(Offer, on_delete=models.SET_NULL, null=True, blank=True, related_name="deal")
    price = MoneyField(max_digits=12, decimal_places=2, default_currency="ZAR", null=True, blank=True)
    state = models.CharField(max_length=6, choices=State, default=State.AGREED)
    reserves = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(default=timezone.now)
    sold_at = models.DateTimeField(null=True, blank=True)
    off_at = models.DateTimeField(null=True, blank=True)

    objects = DealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", condition=~Q(state="off"), name="one_standing_deal"),
            models.UniqueConstraint(
                "listing", condition=Q(state="agreed", reserves=True), name="reserved_for_one"
            ),
            models.UniqueConstraint("listing", condition=Q(state="sold"), name="sold_to_one"),
            models.CheckConstraint(condition=Q(state__in=["agreed", "sold", "off"]), name="known_deal_state"),
            models.CheckConstraint(
                condition=~Q(state="sold") | Q(sold_at__isnull=False), name="sold_some_time"
            ),
        ]
        indexes = [models.Index("conversation", "agreed_at", name="deals_of_thread")]

    def __str__(self) -> str:
        return f"{self.listing_id}, {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("deals:deal", args=[self.conversation.ref])

    @property
    def is_sold(self) -> bool:
        return self.state == self.State.SOLD

    @property
    def is_agreed(self) -> bool:
        return self.state == self.State.AGREED

    def other_side(self, person: User) -> User:
        return self.seller if person.pk == self.buyer_id else self.buyer
