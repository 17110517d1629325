"""The ad itself."""

from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from djmoney.models.fields import MoneyField

from saypro.accounts.models import User
from saypro.kit import places
from saypro.kit.refs import new_handle
from saypro.listings.models.category import Category
from saypro.listings.models.photo import PHOTO_SIZES, photo_url
from saypro.listings.models.search import matches

OPEN_STATES = ("live", "reserved")
OPEN = Q(state__in=OPEN_STATES)
# What sorts an ad without a price behind all others.
CHEAPEST = Coalesce("price", Value(Decimal(10**10)))
DEAREST = Coalesce("price", Value(Decimal(-1)))


class Condition(models.TextChoices):
    NEW = "new", _("New")
    LIKE_NEW = "like_new", _("Used, like new")
    GOOD = "good", _("Used, good")
    FAIR = "fair", _("Used, fair")
    PARTS = "parts", _("For parts")


def newest_first(name: str, *columns: str) -> models.Index:
    """An index of the open ads alone: the others are never listed to strangers."""
    return models.Index(*columns, F("posted_at").desc(), F("id").desc(), condition=OPEN, name=name)


class ListingQuerySet(models.QuerySet["Listing"]):
    def open(self) -> "ListingQuerySet":
        """What may still be asked about and bought."""
        return self.filter(OPEN)

    def shown(self) -> "ListingQuerySet":
        return self.exclude(state=Listing.State.DELETED)

    def of(self, person: User) -> "ListingQuerySet":
        return self.filter(seller=person)

    def matching(self, words: str) -> "ListingQuerySet":
        """Those whose title or text has the words, as typed into a web search."""
        return self.filter(matches(words))


class Listing(models.Model):
    """An ad. `ref` is its public number; the title in the address is decoration.

    Its words for full text are a column the database keeps, see `search`.
    """

    class State(models.TextChoices):
        LIVE = "live", _("Available")
        RESERVED = "reserved", _("Reserved")
        SOLD = "sold", _("Sold")
        DELETED = "deleted", _("Deleted")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    seller = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="listings", db_index=False
    )
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="listings", db_index=False)
    title = models.CharField(_("title"), max_length=90)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    price = MoneyField(
        _("price"),
        max_digits=12,
        decimal_places=2,
        default_currency="ZAR",
        null=True,
        blank=True,
    )
    condition = models.CharField(_("condition"), max_length=10, choices=Condition, blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="answers to the category's fields")
    town = models.CharField(_("town"), max_length=60)
    province = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    state_before = models.CharField(max_length=10, blank=True, help_text="where an undo leads back to")
    taken_down_at = models.DateTimeField(null=True, blank=True, help_text="our office deleted it")
    cover = models.CharField(max_length=64, blank=True, help_text="key of the first ready photo")
    posted_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = ListingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(price__gte=0), name="price_not_negative"),
            models.CheckConstraint(
                condition=Q(state__in=["live", "reserved", "sold", "deleted"]), name="known_state"
            ),
            models.CheckConstraint(condition=Q(province__in=list(places.PROVINCES)), name="known_province"),
        ]
        indexes = [
            newest_first("listing_newest"),
            newest_first("listing_by_province", "province"),
            newest_first("listing_by_category", "category"),
            newest_first("listing_by_town", "town"),
            newest_first("listing_by_condition", "condition"),
            models.Index("seller", F("posted_at").desc(), F("id").desc(), name="listing_by_seller"),
            models.Index("seller", "state", name="listing_by_seller_state"),
            models.Index("price", condition=OPEN, name="listing_by_price"),
            models.Index(CHEAPEST, "id", condition=OPEN, name="listing_cheapest"),
            models.Index(DEAREST.desc(), F("id").desc(), condition=OPEN, name="listing_dearest"),
            GinIndex(
                fields=["details"], opclasses=["jsonb_path_ops"], condition=OPEN, name="listing_by_details"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("listings:listing", args=[slugify(self.title) or "ad", self.ref])

    @property
    def town_name(self) -> str:
        return places.town_name(self.town)

    @property
    def province_name(self) -> str:
        return places.province_name(self.province)

    @property
    def is_open(self) -> bool:
        """May still be asked about and bought."""
        return self.state in OPEN_STATES

    @property
    def cover_avif(self) -> str:
        """Addresses of small pictures of the ad for a `srcset`."""
        return ", ".join(f"{photo_url(self.cover, size, 'avif')} {size}w" for size in PHOTO_SIZES[:2])

    @property
    def cover_url(self) -> str:
        """Address of a small picture of the ad, "" when it has none."""
        return photo_url(self.cover, PHOTO_SIZES[0], "webp") if self.cover else ""
