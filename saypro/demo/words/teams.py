"""The office's teams, who is in them, and when each is there."""

from dataclasses import dataclass

WEEK, SATURDAY = range(5), 5


@dataclass(frozen=True, slots=True)
class Crew:
    name: str
    categories: tuple[str, ...]
    lead: str
    agents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hours:
    """From and to, in minutes since midnight, with a break between."""

    begins: int
    breaks: int
    ends: int
    has_saturdays: bool = False


CREWS = (
    Crew(
        "Help and accounts",
        ("general", "support", "misc"),
        "Sanele Mthethwa",
        ("Zanele Khumalo", "Nirvana Chetty", "Ashwin Fortuin", "Vusi Mhlongo", "Anele Gqola"),
    ),
    Crew(
        "Safety and complaints",
        ("complaint", "violation"),
        "Imraan Parker",
        ("Thabo Molefe", "Refilwe Ledwaba", "Zanele Khumalo"),
    ),
    Crew("Ads and renewals", ("renewal",), "Imraan Parker", ("Megan Fletcher", "Tinyiko Baloyi")),
)
EARLY, LATE = Hours(480, 720, 990, has_saturdays=True), Hours(540, 780, 1020)
LATECOMERS = {"Nirvana Chetty", "Vusi Mhlongo", "Refilwe Ledwaba", "Tinyiko Baloyi", "Imraan Parker"}
TAUGHT = ("en", "af", "zu")
CAPACITY = 6
