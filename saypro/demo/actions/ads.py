"""The world's ads with their photos, views and savers."""

from datetime import timedelta
from itertools import chain

from saypro.demo.actions.people import Stored
from saypro.demo.actions.photos import HEIGHT, WIDTH
from saypro.demo.world.shapes import Ad, World
from saypro.kit import places
from saypro.listings.models import Category, Listing, ListingViews, Photo, SavedListing

StoredAds = dict[Ad, int]


def store_ads(world: World, people: Stored, keys: dict[str, str]) -> StoredAds:
    """The number of each ad's row; `keys` are where the files of each picture lie."""
    categories = dict(Category.objects.values_list("slug", "pk"))
    rows = Listing.objects.bulk_create(listing(ad, people, categories, keys) for ad in world.ads)
    pairs = list(zip(world.ads, rows, strict=True))
    Photo.objects.bulk_create(chain.from_iterable(photos(ad, row, keys) for ad, row in pairs))
    ListingViews.objects.bulk_create(ListingViews(listing=row, count=ad.views) for ad, row in pairs)
    SavedListing.objects.bulk_create(
        SavedListing(person_id=people[person], listing=row, saved_at=ad.posted_at + timedelta(hours=2))
        for ad, row in pairs
        for person in ad.savers
    )
    return {ad: row.pk for ad, row in pairs}


def listing(ad: Ad, people: Stored, categories: dict[str, int], keys: dict[str, str]) -> Listing:
    return Listing(
        ref=ad.ref,
        seller_id=people[ad.seller],
        category_id=categories[ad.category],
        title=ad.title,
        description=ad.description,
        price=ad.price,
        condition=ad.condition,
        details=ad.details,
        town=ad.town,
        province=places.province_of(ad.town),
        state=ad.state,
        state_before="live" if ad.state == "deleted" else "",
        cover=keys[ad.pictures[0]] if ad.pictures else "",
        posted_at=ad.posted_at,
        changed_at=ad.changed_at,
    )


def photos(ad: Ad, row: Listing, keys: dict[str, str]) -> list[Photo]:
    return [
        Photo(
            owner_id=row.seller_id,
            listing=row,
            position=position,
            state=Photo.State.READY,
            key=keys[name],
            width=WIDTH,
            height=HEIGHT,
            added_at=ad.posted_at,
        )
        for position, name in enumerate(ad.pictures)
    ]
