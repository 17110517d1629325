"""The clocks of the world, by the names that browsers and operating systems give them."""

from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings

REGIONS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


@cache
def names() -> frozenset[str]:
    """Names of places, such as Africa/Johannesburg; none of the old abbreviations."""
    return frozenset(name for name in available_timezones() if name.split("/")[0] in REGIONS)


@cache
def choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a select: each region with its places in words."""
    places = sorted(names())
    return [
        (region, [(name, in_words(name)) for name in places if name.startswith(f"{region}/")])
        for region in REGIONS
    ]


def in_words(name: str) -> str:
    return name.partition("/")[2].replace("/", ", ").replace("_", " ")


def zone_named(name: str) -> ZoneInfo:
    """The zone of this name; the house's own for "" and for what is no zone (any more)."""
    return ZoneInfo(name if name in names() else settings.TIME_ZONE)
