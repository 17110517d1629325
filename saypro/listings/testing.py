"""Builders of ads, for the tests and the demo of every room."""

from decimal import Decimal
from typing import Any

from saypro.accounts.models import User
from saypro.accounts.testing import a_person
from saypro.kit import places
from saypro.listings.actions import lay_categories
from saypro.listings.models import Category, Condition, Listing, Photo


def a_category(slug: str = "bicycles") -> Category:
    """One of the house's categories; lays them all the first time."""
    if not Category.objects.exists():
        lay_categories()
    category: Category = Category.objects.get(slug=slug)
    return category


def a_listing(seller: User | None = None, **fields: Any) -> Listing:
    """A live ad without photos; `category` may be a slug, `price` None, `town` any of ours."""
    category = fields.pop("category", "bicycles")
    town = fields.pop("town", "cape-town")
    fields.setdefault("title", "Trek Marlin 7 mountain bike, size M")
    fields.setdefault("description", "Ridden on weekends for two seasons. Serviced in March.")
    fields.setdefault("price", Decimal(14500))
    fields.setdefault("condition", Condition.LIKE_NEW)
    return Listing.objects.create(
        seller=seller or a_person("Sipho Dlamini"),
        category=a_category(category) if isinstance(category, str) else category,
        town=town,
        province=fields.pop("province", places.province_of(town)),
        **fields,
    )


def a_photo(listing: Listing, key: str, *, width: int = 1600, height: int = 1200) -> Photo:
    """A prepared photo whose files lie under `key` already; the first becomes the cover.

    Many ads may share one key.
    """
    photo = Photo.objects.create(
        owner=listing.seller,
        listing=listing,
        key=key,
        state=Photo.State.READY,
        position=listing.photos.count(),
        width=width,
        height=height,
    )
    if not listing.cover:
        listing.cover = key
        listing.save(update_fields=["cover"])
    return photo
