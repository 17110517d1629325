"""The tree of categories and the questions each asks about an ad, laid by `lay_categories`.

Children ask their parent's questions too. Slugs and keys are stored with ads: add freely, rename never.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

Kind = Literal["number", "choice", "text", "yes_no"]


@dataclass(frozen=True, slots=True)
class Field:
    """One question; `unit` follows a number, `choices` are what a choice may answer."""

    key: str
    label: str
    kind: Kind
    choices: tuple[str, ...] = ()
    unit: str = ""
    required: bool = False
    least: int | None = None
    most: int | None = None

    def stored(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__} | {"choices": list(self.choices)}


@dataclass(frozen=True, slots=True)
class Node:
    """A category to lay; `condition` says whether new or used is a sensible question."""

    slug: str
    name: str
    icon: str = ""
    fields: tuple[Field, ...] = ()
    children: tuple["Node", ...] = ()
    condition: bool = True


def laid(nodes: tuple[Node, ...], above: Node | None = None) -> Iterator[tuple[Node, Node | None]]:
    """Each node with its parent, parents first, with icon and questions handed down."""
    for node in nodes:
        full = node if above is None else heir(node, above)
        yield full, above
        yield from laid(node.children, full)


def heir(node: Node, above: Node) -> Node:
    return replace(
        node,
        icon=node.icon or above.icon,
        fields=above.fields + node.fields,
        condition=node.condition and above.condition,
    )


def number(
    key: str,
    label: str,
    unit: str = "",
    least: int = 0,
    most: int = 10_000_000,
    required: bool = False,
) -> Field:
    return Field(key, label, "number", unit=unit, least=least, most=most, required=required)


def choice(key: str, label: str, *choices: str, required: bool = False) -> Field:
    return Field(key, label, "choice", choices=choices, required=required)


def text(key: str, label: str) -> Field:
    return Field(key, label, "text")


def yes_no(key: str, label: str) -> Field:
    return Field(key, label, "yes_no")


MAKE = text("make", "Make")
MODEL = text("model", "Model")
YEAR = number("year", "Year", least=1900, most=2030)
MILEAGE = number("mileage", "Mileage", "km", most=2_000_000)
FUEL = choice("fuel", "Fuel", "Petrol", "Diesel", "Hybrid", "Electric")
GEARBOX = choice("gearbox", "Gearbox", "Manual", "Automatic")
PAPERS = yes_no("papers", "Papers in order")
DELIVERY = choice("handover", "Handover", "Collect only", "Collect or courier", "Courier only")
SIZE = text("size", "Size")
BEDROOMS = number("bedrooms", "Bedrooms", most=50)
BATHROOMS = number("bathrooms", "Bathrooms", most=50)
AREA = number("area", "Floor area", "m²", most=1_000_000)
PARKING = number("parking", "Parking bays", most=100)
PETS_ALLOWED = yes_no("pets_allowed", "Pets allowed")
HOURS = choice("hours", "Hours", "Full-time", "Part-time", "Contract", "Temporary")
STORAGE = number("storage", "Storage", "GB", most=100_000)
VACCINATED = yes_no("vaccinated", "Vaccinated")
AGE_MONTHS = number("age_months", "Age", "months", most=600)

HOME_FIELDS = (BEDROOMS, BATHROOMS, AREA, PARKING)
CAR_FIELDS = (MAKE, MODEL, YEAR, MILEAGE, FUEL, GEARBOX, PAPERS)

ROOTS: tuple[Node, ...] = (
    Node(
        "vehicles",
        "Vehicles",
        "car",
        children=(
            Node("cars", "Cars", fields=CAR_FIELDS),
            Node(
                "bakkies",
                "Bakkies & trucks",
                "truck",
                fields=(*CAR_FIELDS, yes_no("canopy", "Canopy")),
            ),
            Node(
                "motorcycles",
                "Motorcycles",
                fields=(MAKE, YEAR, MILEAGE, number("engine", "Engine", "cc")),
            ),
            Node(
                "caravans",
                "Caravans & trailers",
                "caravan",
                fields=(YEAR, number("sleeps", "Sleeps"), PAPERS),
            ),
            Node("boats", "Boats", "sailboat", fields=(YEAR, number("length", "Length", "m"))),
            Node("parts", "Parts & tyres", "cog", fields=(text("fits", "Fits"), DELIVERY)),
        ),
    ),
    Node(
        "property",
        "Property",
        "house",
        condition=False,
        children=(
            Node("houses-for-sale", "Houses for sale", fields=HOME_FIELDS),
            Node("flats-to-rent", "Flats to rent", "building-2", fields=(*HOME_FIELDS, PETS_ALLOWED)),
            Node(
                "rooms-to-rent",
                "Rooms to rent",
                "bed",
                fields=(yes_no("furnished", "Furnished"), PETS_ALLOWED),
            ),
            Node(
                "holiday-homes",
                "Holiday homes",
                "umbrella",
                fields=(BEDROOMS, number("sleeps", "Sleeps")),
            ),
            Node("land-offices", "Land & offices", "warehouse", fields=(AREA,)),
        ),
    ),
    Node(
        "phones-tech",
        "Phones & tech",
        "smartphone",
        fields=(DELIVERY,),
        children=(
            Node(
                "phones",
                "Cell phones",
                fields=(MAKE, MODEL, STORAGE, yes_no("unlocked", "Unlocked")),
            ),
            Node(
                "computers",
                "Computers & laptops",
                "laptop",
                fields=(MAKE, STORAGE, number("ram", "Memory", "GB")),
            ),
            Node(
                "tv-audio",
                "TV & audio",
                "tv",
                fields=(MAKE, number("screen", "Screen", "inches", most=200)),
            ),
            Node(
                "gaming",
                "Gaming",
                "gamepad-2",
                fields=(choice("platform", "Platform", "PlayStation", "Xbox", "Nintendo", "PC"),),
            ),
            Node("cameras", "Cameras", "camera", fields=(MAKE, MODEL)),
            Node(
                "solar-power",
                "Solar & backup power",
                "zap",
                fields=(MAKE, number("power", "Power", "W")),
            ),
        ),
    ),
    Node(
        "home-garden",
        "Home & garden",
        "sofa",
        fields=(DELIVERY,),
        children=(
            Node("furniture", "Furniture", fields=(text("material", "Material"),)),
            Node(
                "appliances",
                "Appliances",
                "refrigerator",
                fields=(MAKE, yes_no("warranty", "Still under warranty")),
            ),
            Node("garden", "Garden & braai", "flower-2"),
            Node("tools", "Tools & DIY", "hammer", fields=(MAKE,)),
            Node("decor", "Decor & art", "palette"),
        ),
    ),
    Node(
        "jobs",
        "Jobs",
        "briefcase",
        condition=False,
        fields=(HOURS,),
        children=(
            Node("office-jobs", "Office & admin"),
            Node("trade-jobs", "Trades & drivers", "hard-hat"),
            Node("care-jobs", "Home & care", "heart-handshake"),
            Node("hospitality-jobs", "Shops & hospitality", "utensils"),
        ),
    ),
    Node(
        "services",
        "Services",
        "wrench",
        condition=False,
        fields=(yes_no("call_out", "Comes to you"),),
        children=(
            Node("building-services", "Building & repairs"),
            Node("moving-services", "Moving & transport", "truck"),
            Node(
                "lessons",
                "Lessons & tutors",
                "graduation-cap",
                fields=(text("subject", "Subject"),),
            ),
            Node("beauty-services", "Beauty & health", "sparkles"),
            Node("event-services", "Events & catering", "party-popper"),
        ),
    ),
    Node(
        "fashion",
        "Fashion",
        "shirt",
        fields=(SIZE, DELIVERY),
        children=(
            Node("clothing", "Clothing"),
            Node("shoes", "Shoes", "footprints"),
            Node("bags-jewellery", "Bags & jewellery", "gem"),
            Node("school-uniforms", "School uniforms", "backpack", fields=(text("school", "School"),)),
        ),
    ),
    Node(
        "baby-kids",
        "Baby & kids",
        "baby",
        fields=(DELIVERY,),
        children=(
            Node("prams-seats", "Prams & car seats"),
            Node("toys", "Toys", "toy-brick"),
            Node("nursery", "Cots & nursery", "bed"),
        ),
    ),
    Node(
        "sport-outdoors",
        "Sport & outdoors",
        "bike",
        fields=(DELIVERY,),
        children=(
            Node(
                "bicycles",
                "Bicycles",
                fields=(text("frame", "Frame"), text("wheels", "Wheels"), YEAR),
            ),
            Node("camping", "Camping & fishing", "tent"),
            Node("fitness", "Gym & fitness", "dumbbell"),
            Node("surf-water", "Surf & water", "waves-horizontal"),
            Node("music", "Music & instruments", "guitar"),
            Node("books-hobbies", "Books & hobbies", "book-open"),
        ),
    ),
    Node(
        "farming",
        "Farming",
        "tractor",
        children=(
            Node(
                "livestock",
                "Livestock",
                "beef",
                fields=(number("head", "Head", most=100_000), VACCINATED),
                condition=False,
            ),
            Node(
                "farm-machinery",
                "Machinery",
                fields=(MAKE, YEAR, number("engine_hours", "Engine hours", "h")),
            ),
            Node("feed-seed", "Feed, seed & produce", "wheat", condition=False),
        ),
    ),
    Node(
        "pets",
        "Pets",
        "paw-print",
        children=(
            Node("dogs", "Dogs", "dog", fields=(AGE_MONTHS, VACCINATED), condition=False),
            Node("cats", "Cats", "cat", fields=(AGE_MONTHS, VACCINATED), condition=False),
            Node("other-pets", "Birds, fish & others", "bird", condition=False),
            Node("pet-goods", "Pet goods", "bone"),
        ),
    ),
)
