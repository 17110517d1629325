"""South Africa's provinces and towns: facts, kept in code because they change less often than we release."""

import re
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

NAMES_BY_PROVINCE: dict[str, tuple[str, ...]] = {
    "ec": (
        "Aliwal North",
        "Bhisho",
        "Butterworth",
        "Cradock",
        "East London",
        "Gqeberha",
        "Graaff-Reinet",
        "Jeffreys Bay",
        "Kariega",
        "Komani",
        "Makhanda",
        "Mthatha",
        "Port Alfred",
    ),
    "fs": (
        "Bethlehem",
        "Bloemfontein",
        "Harrismith",
        "Kroonstad",
        "Phuthaditjhaba",
        "Sasolburg",
        "Thaba Nchu",
        "Virginia",
        "Welkom",
    ),
    "gp": (
        "Alberton",
        "Benoni",
        "Boksburg",
        "Brakpan",
        "Carletonville",
        "Centurion",
        "Germiston",
        "Heidelberg",
        "Johannesburg",
        "Kempton Park",
        "Krugersdorp",
        "Midrand",
        "Pretoria",
        "Randburg",
        "Roodepoort",
        "Sandton",
        "Soweto",
        "Springs",
        "Tembisa",
        "Vanderbijlpark",
        "Vereeniging",
    ),
    "kzn": (
        "Ballito",
        "Durban",
        "Empangeni",
        "Howick",
        "KwaDukuza",
        "Ladysmith",
        "Margate",
        "Newcastle",
        "Pietermaritzburg",
        "Pinetown",
        "Port Shepstone",
        "Richards Bay",
        "Ulundi",
        "Umhlanga",
        "Vryheid",
    ),
    "lp": (
        "Bela-Bela",
        "Giyani",
        "Lephalale",
        "Louis Trichardt",
        "Modimolle",
        "Mokopane",
        "Musina",
        "Phalaborwa",
        "Polokwane",
        "Thohoyandou",
        "Tzaneen",
    ),
    "mp": (
        "Barberton",
        "Bethal",
        "Emalahleni",
        "Ermelo",
        "Hazyview",
        "Malalane",
        "Mashishing",
        "Mbombela",
        "Middelburg",
        "Secunda",
        "Standerton",
        "White River",
    ),
    "nc": (
        "Calvinia",
        "Colesberg",
        "De Aar",
        "Kathu",
        "Kimberley",
        "Kuruman",
        "Postmasburg",
        "Springbok",
        "Upington",
    ),
    "nw": (
        "Brits",
        "Hartbeespoort",
        "Klerksdorp",
        "Lichtenburg",
        "Mahikeng",
        "Potchefstroom",
        "Rustenburg",
        "Vryburg",
        "Zeerust",
    ),
    "wc": (
        "Beaufort West",
        "Bellville",
        "Caledon",
        "Cape Town",
        "George",
        "Hermanus",
        "Khayelitsha",
        "Knysna",
        "Langebaan",
        "Malmesbury",
        "Mitchells Plain",
        "Mossel Bay",
        "Oudtshoorn",
        "Paarl",
        "Plettenberg Bay",
        "Saldanha",
        "Somerset West",
        "Stellenbosch",
        "Strand",
        "Swellendam",
        "Vredenburg",
        "Worcester",
    ),
}


def slug_of(name: str) -> str:
    return re.sub(r"[^a-z]+", "-", name.lower()).strip("-")


TOWNS: dict[str, Town] = {
    town.slug: town
    for province, names in NAMES_BY_PROVINCE.items()
    for town in (Town(slug_of(name), name, province) for name in names)
}

PROVINCE_CHOICES = list(PROVINCES.items())
TOWN_CHOICES = sorted(((town.slug, town.name) for town in TOWNS.values()), key=lambda choice: choice[1])
TOWN_CHOICES_BY_PROVINCE = [
    (PROVINCES[province], [(slug_of(name), name) for name in names])
    for province, names in NAMES_BY_PROVINCE.items()
]


def town_name(slug: str) -> str:
    """The town's name, or "" for none or one we do not know."""
    return TOWNS[slug].name if slug in TOWNS else ""


def province_of(slug: str) -> str:
    """The code of the town's province, or ""."""
    return TOWNS[slug].province if slug in TOWNS else ""


def province_name(code: str) -> str:
    """The province's name, or "" for none or one we do not know."""
    return PROVINCES.get(code, "")


def province_in_a_sentence(code: str) -> str:
    """ "the Western Cape", but "Gauteng"."""
    name = province_name(code)
    return f"the {name}" if name.endswith(("Cape", "State")) else name
