"""Members and the office."""

from datetime import datetime, time, timedelta

from saypro.demo.words.districts import DISTRICTS, WEIGHTS
from saypro.demo.words.names import GROUPS
from saypro.demo.words.phrases import ABOUT
from saypro.demo.world.clock import HERE, Clock
from saypro.demo.world.dice import Dice
from saypro.demo.world.shapes import Person
from saypro.kit import places

BIG_TOWNS = {"cape-town": 9, "johannesburg": 9, "pretoria": 8, "durban": 8, "soweto": 5, "gqeberha": 4}


def members(seed: int, clock: Clock, count: int, taken: set[str]) -> list[Person]:
    """`count` members whose names are not among `taken`; no two share a name."""
    dice, taken, people = Dice(seed, "members"), set(taken), list[Person]()
    while len(people) < count:
        group = dice.choices(GROUPS, [group.share for group in GROUPS])[0]
        name = f"{dice.choice(group.first)} {dice.choice(group.last)}"
        if name not in taken:
            taken.add(name)
            people.append(member(dice, clock, name, group.language.split("-")[0]))
    sell_plans(Dice(seed, "plans"), clock, people)
    return people


def sell_plans(dice: Dice, clock: Clock, people: list[Person]) -> None:
    """One in twenty pays, until some midnight within a year."""
    for person in people:
        if dice.chance(0.05):
            day = (clock.at + timedelta(days=dice.randrange(10, 360))).astimezone(HERE).date()
            person.premium_until = datetime.combine(day, time(), HERE)


def member(dice: Dice, clock: Clock, name: str, language: str) -> Person:
    town = some_town(dice)
    person = person_called(name, language=language, town=town, handle=dice.handle(), clock=clock)
    person.joined_at = clock.at - timedelta(days=dice.triangular(1, 900, 160), minutes=dice.randrange(1440))
    person.district = some_district(dice, town)
    person.about = dice.choice(ABOUT) if dice.chance(0.3) else ""
    person.pace_min = dice.lognormvariate(3.3, 1.0)
    return person


def person_called(
    name: str,
    *,
    clock: Clock,
    handle: str,
    role: str = "member",
    language: str = "en",
    town: str = "cape-town",
    district: str = "",
    days: int = 400,
    pace_min: float = 25.0,
    about: str = "",
) -> Person:
    """Someone with an address at example.com, a member for `days`."""
    email = f"{name.lower().replace(' ', '.')}@example.com"
    joined_at = clock.at - timedelta(days=days)
    return Person(
        email,
        name,
        handle,
        role,
        language,
        town,
        district or places.town_name(town),
        about,
        joined_at,
        pace_min,
    )


def some_town(dice: Dice) -> str:
    province = dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
    towns = [town.slug for town in places.TOWNS.values() if town.province == province]
    return dice.choices(towns, [BIG_TOWNS.get(town, 1) for town in towns])[0]


def some_district(dice: Dice, town: str) -> str:
    return dice.choice(DISTRICTS[town]) if town in DISTRICTS else places.town_name(town)
