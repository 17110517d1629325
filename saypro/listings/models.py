"""Ads, their categories and photos."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from djmoney.models.fields import MoneyField
from treebeard.mp_tree import MP_Node

from saypro.kit import places
from saypro.kit.refs import new_handle


class Category(MP_Node):
    """A node of the tree; `fields` declares the questions an ad of this category answers."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60)
    icon = models.CharField(max_length=40, default="layout-grid")
    fields = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return self.name


class Condition(models.TextChoices):
    NEW = "new", _("New")
    LIKE_NEW = "like_new", _("Like new")
    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    PARTS = "parts", _("For parts")


class Listing(models.Model):
    """An ad. `ref` is its public number; the title in the address is decoration."""

    class State(models.TextChoices):
        LIVE = "live", _("Available")
        RESERVED = "reserved", _("Reserved")
        SOLD = "sold", _("Sold")
        DELETED = "deleted", _("Deleted")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    seller = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="listings")
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="listings")
    title = models.CharField(_("title"), max_length=90)
    description = models.TextField(_("description"), max_length=5000, blank=True)
    price = MoneyField(
        _("price"), max_digits=12, decimal_places=2, default_currency="ZAR", null=True, blank=True
    )
    condition = models.CharField(_("condition"), max_length=10, choices=Condition, blank=True)
    details = models.JSONField(default=dict, blank=True, help_text="answers to the category's fields")
    town = models.CharField(_("town"), max_length=60)
    province = models.CharField(max_length=3)
    state = models.CharField(max_length=10, choices=State, default=State.LIVE)
    posted_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.title

    @property
    def town_name(self) -> str:
        return places.town_name(self.town)

    @property
    def is_open(self) -> bool:
        """May still be asked about and bought."""
        return self.state in (self.State.LIVE, self.State.RESERVED)

    def get_absolute_url(self) -> str:
        return reverse("listings:listing", args=[slugify(self.title) or "ad", self.ref])


class Photo(models.Model):
    """A picture of an ad; files are stored under `key` once its job has re-encoded them."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Being prepared")
        READY = "ready", _("Ready")
        REFUSED = "refused", _("Refused")

    ref = models.SlugField(max_length=12, unique=True, default=new_handle)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    listing = models.ForeignKey(
        Listing, on_delete=models.CASCADE, related_name="photos", null=True, blank=True
    )
    position = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=200, blank=True)
    key = models.CharField(max_length=64, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["position", "pk"]
