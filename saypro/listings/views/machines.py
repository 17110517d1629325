"""An ad as search engines and other sites read it."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString

from saypro.listings.models import Condition, Listing, photo_url

ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
CONDITIONS = {Condition.NEW.value: "NewCondition", Condition.PARTS.value: "DamagedCondition"}


def for_machines(listing: Listing) -> dict[str, Any]:
    """The address, the picture and the product behind an ad."""
    here = settings.SITE_URL + listing.get_absolute_url()
    picture = settings.SITE_URL + photo_url(listing.cover, 1600, "webp") if listing.cover else ""
    return {"here": here, "picture": picture, "product": script_safe(product(listing, here, picture))}


def script_safe(said: dict[str, Any]) -> SafeString:
    """JSON that cannot end the element it stands in."""
    return SafeString(json.dumps(said).translate(ESCAPES))


def product(listing: Listing, here: str, picture: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Product",
        "name": listing.title,
        "description": listing.description,
    }
    if picture:
        said["image"] = picture
    if listing.price is not None:
        said["offers"] = offer(listing, here)
    return said


def offer(listing: Listing, here: str) -> dict[str, Any]:
    condition = CONDITIONS.get(listing.condition, "UsedCondition")
    return {
        "@type": "Offer",
        "url": here,
        "price": str(listing.price.amount),
        "priceCurrency": str(listing.price.currency),
        "availability": "https://schema.org/" + ("InStock" if listing.is_open else "SoldOut"),
        "itemCondition": f"https://schema.org/{condition}",
    }
