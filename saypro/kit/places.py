"""South Africa's provinces and towns: facts, kept in code because they change less often than we release."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Town:
    slug: str
    name: str
    province: str


PROVINCES: dict[str, str] = {
    "ec": "Eastern Cape",
    "fs": "Free State",
    "gp": "Gauteng",
    "kzn": "KwaZulu-Natal",
    "lp": "Limpopo",
    "mp": "Mpumalanga",
    "nc": "Northern Cape",
    "nw": "North West",
    "wc": "Western Cape",
}

TOWNS: dict[str, Town] = {
    town.slug: town
    for town in (
        Town("cape-town", "Cape Town", "wc"),
        Town("johannesburg", "Johannesburg", "gp"),
        Town("durban", "Durban", "kzn"),
    )
}

PROVINCE_CHOICES = list(PROVINCES.items())
TOWN_CHOICES = [(town.slug, town.name) for town in TOWNS.values()]


def town_name(slug: str) -> str:
    """The town's name, or "" for none or one we do not know."""
    return TOWNS[slug].name if slug in TOWNS else ""


def province_of(slug: str) -> str:
    """The code of the town's province, or ""."""
    return TOWNS[slug].province if slug in TOWNS else ""
