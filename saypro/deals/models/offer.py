"""A sum one side of a thread offers the other for the ad."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from djmoney.models.fields import MoneyField

from saypro.accounts.models import User
from saypro.conversations.models import Conversation
from saypro.kit.refs import new_ref
from saypro.listings.models import Listing

LONGEST_TERMS = 200


class OfferQuerySet(models.QuerySet["Offer"]):
    def between_people(self) -> "OfferQuerySet":
        """With both sides and the ad."""
        return self.select_related("conversation", "listing", "buyer", "seller", "maker", "answers")

    def open(self, at: datetime) -> "OfferQuerySet":
        """Those that can still be accepted: one past its time cannot, even before it is called lapsed."""
        return self.filter(state=Offer.State.OPEN, lapses_at__gt=at)

    def overdue(self, at: datetime) -> "OfferQuerySet":
        return self.filter(state=Offer.State.OPEN, lapses_at__lte=at)

    def of(self, person: User) -> "OfferQuerySet":
        """Those the person made or received."""
        return self.filter(Q(buyer=person) | Q(seller=person))


class Offer(models.Model):
    """What is offered never changes; only what became of it does, once, from open to one of the others.

    `asked` is what the ad asked when the offer was made, and `answers` the offer it counters.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        COUNTERED = "countered", _("Countered")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        LAPSED = "lapsed", _("Lapsed")

    ref = models.CharField(max_length=32, unique=True, default=new_ref)
    conversation = models.ForeignKey(
        Conversation, on_delete=models.CASCADE, related_name="offers", db_index=False
    )
    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="offers", db_index=False)
    buyer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    maker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False
    )
    client_id = models.UUIDField(help_text="a form sent twice carries the same one")
    price = MoneyField(max_digits=12, decimal_places=2, default_currency="ZAR")
    asked = MoneyField(max_digits=12, decimal_places=2, default_currency="ZAR", null=True, blank=True)
    terms = models.CharField(max_length=LONGEST_TERMS, blank=True)
    answers = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    made_at = models.DateTimeField(default=timezone.now)
    lapses_at = models.DateTimeField()
    warned_at = models.DateTimeField(null=True, blank=True, help_text="when its end was told of")
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("conversation", condition=Q(state="open"), name="one_open_offer"),
            models.UniqueConstraint("maker", "client_id", name="offered_once"),
            models.CheckConstraint(condition=Q(price__gt=0), name="offer_above_zero"),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "declined", "countered", "withdrawn", "lapsed"]),
                name="known_offer_state",
            ),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="closed_when_not_open",
            ),
        ]
        indexes = [
            models.Index("conversation", "made_at", name="offers_of_thread"),
            models.Index("listing", condition=Q(state="open"), name="open_offers_of_ad"),
            models.Index("lapses_at", condition=Q(state="open"), name="open_offers_by_end"),
        ]

    def __str__(self) -> str:
        return f"{self.price} for {self.listing_id}"

    def get_absolute_url(self) -> str:
        return reverse("deals:offer", args=[self.ref])

    @property
    def receiver(self) -> User:
        return self.seller if self.maker_id == self.buyer_id else self.buyer

    @property
    def is_counter(self) -> bool:
        return self.answers_id is not None

    def state_at(self, at: datetime) -> str:
        """What it is by the clock: an open offer past its time has lapsed, told of or not."""
        return self.State.LAPSED if self.is_open_but_over(at) else self.state

    def is_open_but_over(self, at: datetime) -> bool:
        return self.state == self.State.OPEN and self.lapses_at <= at
