"""Ads cut from the patterns in `words.things`."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from string import Formatter
from typing import Any

from saypro.demo.words.districts import COAST, METROS
from saypro.demo.words.phrases import IN_ADS
from saypro.demo.words.pictures import BY_WORD, CLOSE, PLAIN_FIRST_WORDS
from saypro.demo.words.talk import MONTHS
from saypro.demo.words.thing import Thing
from saypro.demo.words.things import THINGS
from saypro.demo.world.clock import Clock
from saypro.demo.world.dice import Dice
from saypro.demo.world.prices import rounded
from saypro.demo.world.shapes import Ad, Person
from saypro.kit import places

HANDOVERS = ("Collect only", "Collect only", "Collect or courier")
CONDITIONS = (("like_new", 34), ("good", 42), ("fair", 14), ("new", 8), ("parts", 2))
LONG_MAKES = ("Massey Ferguson", "John Deere", "Big Boy")
MAKERS = {"iPhone": "Apple", "MacBook": "Apple", "iPad": "Apple"}
STATES = (("live", 74), ("sold", 17), ("reserved", 5), ("deleted", 4))
Questions = Mapping[str, Any]  # a category's slug to what it asks, as listings keeps it


def ads(seed: int, clock: Clock, sellers: list[Person], count: int, questions: Questions) -> list[Ad]:
    """`count` ads over all kinds, at least three of each; oldest first. Some sell much, most one or two."""
    dice = Dice(seed, "ads")
    eager = {seller: min(dice.paretovariate(1.3), 9) for seller in sellers}
    rest = dice.choices(THINGS, [thing.weight for thing in THINGS], k=count - 3 * len(THINGS))
    made = [
        ad(dice, clock, thing, seller_of(dice, thing, eager), questions[thing.category])
        for thing in (*THINGS * 3, *rest)
    ]
    return sorted(made, key=lambda each: each.posted_at)


def seller_of(dice: Dice, thing: Thing, eager: dict[Person, float]) -> Person:
    """Somebody who lives where such a thing is sold."""
    able = {person: weight for person, weight in eager.items() if lives_where(person.town, thing.where)}
    return dice.choices(list(able), list(able.values()))[0]


def lives_where(town: str, where: str) -> bool:
    return {"coast": town in COAST, "country": town not in METROS}.get(where, True)


def ad(dice: Dice, clock: Clock, thing: Thing, seller: Person, asked: Any) -> Ad:
    what, usual = dice.choice(thing.kinds)
    words = words_for(dice, thing, seller, what, clock.at.year)
    posted_at = posted(dice, clock, seller)
    state = dice.choices([name for name, _ in STATES], [share for _, share in STATES])[0]
    if state != "live" and clock.at - posted_at < timedelta(days=3):
        state = "live"
    return Ad(
        ref=dice.handle(),
        seller=seller,
        category=thing.category,
        title=title(dice, thing, words),
        short=words["short"],
        description=description(dice, thing, words, seller.language),
        price=price(dice, thing, usual, words),
        condition=condition(dice) if asked.asks_condition else "",
        details=details(thing, words, asked.fields),
        town=seller.town,
        state=state,
        posted_at=posted_at,
        changed_at=posted_at if state == "live" else clock.moment(dice, after=posted_at + timedelta(days=1)),
        pictures=pictures(dice, thing, what),
        words=words,
        asks=thing.asks,
        states=thing.states,
        views=round(dice.lognormvariate(3.6, 0.9)),
    )


def posted(dice: Dice, clock: Clock, seller: Person) -> datetime:
    """Within the two quarters, or in the months before for some of those who were members then."""
    before = timedelta(days=dice.uniform(20, 150))
    if seller.joined_at < clock.start - before and dice.chance(0.45):
        return clock.moment(dice) - before
    return clock.moment(dice, after=max(clock.start, seller.joined_at))


def words_for(dice: Dice, thing: Thing, seller: Person, what: str, clock_year: int) -> dict[str, str]:
    """Everything a text about this ad may mention."""
    make, model = make_and_model(what)
    year = dice.randint(*thing.years) if thing.years else 2022
    km = driven(dice, thing.km, clock_year - year) if thing.km else 0
    other = dice.choice([town.name for town in places.TOWNS.values() if town.slug != seller.town])
    words = {key: dice.choice(values) for key, values in thing.choices.items()}
    words |= {
        "what": what,
        "make": make,
        "model": model,
        "line": model.split(" ")[0],
        "year": str(year),
        "km": f"{km:,}".replace(",", " "),
        "km_short": f"{km // 1000} 000",
        "month": dice.choice(MONTHS),
        "litres": f"{dice.uniform(5.4, 10.5):.1f}".replace(".", ","),
        "hours": words.get("hours") or str(dice.randrange(180, 900, 20)),
        "width": str(dice.randrange(120, 230, 5)),
        "units": dice.choice(("one", "one and a half", "two")),
        "battery": str(dice.randint(81, 98)),
        "engine": dice.choice(("125", "150", "650", "1200")),
        "canopy": dice.choice(("yes", "no")),
        "pets": dice.choice(("yes", "no", "no")),
        "furnished": dice.choice(("yes", "no")),
        "warranty": dice.choice(("yes", "no", "no")),
        "handover": dice.choice(HANDOVERS),
        "town": places.town_name(seller.town),
        "district": seller.district,
        "place": seller.district,
        "other_town": other,
    }
    words |= told_by_name(what) | settled(thing, what)
    words["short"] = short_name(thing.short.format_map(words | {"what": bare(what)}))
    return {key: value.format_map(words) if "{" in value else value for key, value in words.items()}


def make_and_model(what: str) -> tuple[str, str]:
    make = next((each for each in LONG_MAKES if what.startswith(each)), what.split(" ")[0])
    name = what.split(",")[0]
    return MAKERS.get(make, make), name if make in MAKERS else name.removeprefix(make).strip() or what


def driven(dice: Dice, limits: tuple[int, int], years: int) -> int:
    """Kilometres on the clock, as the age of the thing allows."""
    return round(min(max(years * dice.uniform(7_000, 21_000), limits[0]), limits[1]) / 1000) * 1000


def told_by_name(what: str) -> dict[str, str]:
    """What the name itself says: three bedrooms, five kilowatts."""
    rooms = {"One-": "1", "Two-": "2", "Three-": "3", "Four-": "4"}.get(what[: what.find("-") + 1])
    watts = re.search(r"([\d.]+) kW", what)
    return ({"bedrooms": rooms} if rooms else {}) | (
        {"power": f"{float(watts[1]) * 1000:.0f}"} if watts else {}
    )


def settled(thing: Thing, what: str) -> dict[str, str]:
    """What the pattern says of kinds with this in their name."""
    return {key: value for part, told in thing.told.items() if part in what for key, value in told.items()}


def bare(what: str) -> str:
    return what.split(",")[0].split(" with ")[0]


def short_name(name: str) -> str:
    """How people call it in a sentence: "oak dining table", but "Toyota Hilux"."""
    first, _, rest = name.partition(" ")
    return " ".join(filter(None, (first.lower() if first.lower() in PLAIN_FIRST_WORDS else first, rest)))


def title(dice: Dice, thing: Thing, words: dict[str, str]) -> str:
    return sentence(dice.choice(thing.titles).format_map(words))[:90]


def description(dice: Dice, thing: Thing, words: dict[str, str], language: str) -> str:
    """Three to five sentences in one or two paragraphs; sometimes the seller's own language slips in."""
    picked = dice.sample(thing.texts, min(len(thing.texts), dice.randint(3, 5)))
    texts = [sentence(text.format_map(words)) for text in picked]
    if language in IN_ADS and thing.states in ("goods", "animal") and dice.chance(0.4):
        texts.append(dice.choice(IN_ADS[language]))
    half = len(texts) // 2 if len(texts) > 3 else len(texts)
    return "\n\n".join(" ".join(part) for part in (texts[:half], texts[half:]) if part)


def sentence(text: str) -> str:
    """With a capital, except for names like iPhone."""
    return text if text[1:2].isupper() else text[:1].upper() + text[1:]


def price(dice: Dice, thing: Thing, usual: int, words: dict[str, str]) -> int | None:
    if dice.chance(0.02):
        return None
    newer = int(words["year"]) - sum(thing.years) // 2 if thing.years and thing.km else 0
    return rounded(usual * dice.uniform(0.84, 1.14) * min(max(1.05**newer, 0.55), 1.5))


def condition(dice: Dice) -> str:
    return dice.choices([name for name, _ in CONDITIONS], [share for _, share in CONDITIONS])[0]


def details(thing: Thing, words: dict[str, str], fields: list[Any]) -> dict[str, object]:
    """Answers to the category's questions; what the pattern does not know stays unanswered."""
    said = {key: value.format_map(words) for key, value in thing.details.items() if known(value, words)}
    return {each["key"]: typed(each, said[each["key"]]) for each in fields if each["key"] in said}


def known(pattern: str, words: dict[str, str]) -> bool:
    return all(name in words for _text, name, _spec, _conversion in Formatter().parse(pattern) if name)


def typed(question: Any, answer: str) -> object:
    match question["kind"]:
        case "number":
            return int(answer.replace(" ", ""))
        case "yes_no":
            return answer == "yes"
        case _:
            return answer


def pictures(dice: Dice, thing: Thing, what: str) -> list[str]:
    """The main one, often with details seen close."""
    lower = what.lower()
    main = next((name for word, name in BY_WORD if word in lower), dice.choice(thing.pictures))
    if not main or dice.chance(0.04):
        return []
    return [main, f"{main}-close"] if main in CLOSE and dice.chance(0.7) else [main]
