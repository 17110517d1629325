"""What the two sides of a talk say of each other some days later, as the rules of the house let them."""

from datetime import datetime, timedelta

from saypro.demo.words import reviews as words
from saypro.demo.world.clock import Clock
from saypro.demo.world.dice import Dice
from saypro.demo.world.shapes import Person, Reviewed, Thread

PATIENCE = timedelta(days=14)  # as long as the first waits for the second
SETTLED = timedelta(days=1)
SHARE, OTHER_SHARE, REPLIED = 0.3, 0.65, 0.2
STARS = ((5, 68), (4, 22), (3, 6), (2, 3), (1, 1))


def reviews(seed: int, clock: Clock, threads: list[Thread]) -> list[Reviewed]:
    """Of some of the talks in which both wrote at least twice, oldest first."""
    dice, made = Dice(seed, "reviews"), list[Reviewed]()
    for thread in threads:
        if is_talk(thread) and clock.at - thread.last_at > SETTLED and dice.chance(SHARE):
            made += of_thread(dice, clock.at, thread)
    return sorted(made, key=lambda one: (one.at, one.ref))


def is_talk(thread: Thread) -> bool:
    return thread.kind == "deal" and all(
        sum(said.sender is seat.person for said in thread.said) >= 2 for seat in thread.seats
    )


def of_thread(dice: Dice, until: datetime, thread: Thread) -> list[Reviewed]:
    """One review, or two; each shown when both are there, else when its patience is over."""
    sides = [seat.person for seat in thread.seats]
    dice.shuffle(sides)
    first = review(dice, thread, *sides, at=thread.last_at + timedelta(hours=dice.uniform(2, 60)))
    if first.at > until:
        return []
    second = review(dice, thread, *sides[::-1], at=first.at + timedelta(hours=dice.uniform(1, 200)))
    if second.at > until or not dice.chance(OTHER_SHARE):
        return [shown(dice, first, first.at + PATIENCE, until)]
    return [shown(dice, one, second.at, until) for one in (first, second)]


def review(dice: Dice, thread: Thread, author: Person, about: Person, *, at: datetime) -> Reviewed:
    part = next(seat.part for seat in thread.seats if seat.person is author)
    stars = dice.choices([stars for stars, _ in STARS], [share for _, share in STARS])[0]
    return Reviewed(
        dice.ref(), thread, author, about, part, stars, text(dice, thread, author, part, stars), at
    )


def text(dice: Dice, thread: Thread, author: Person, part: str, stars: int) -> str:
    if stars == 5 and author.language in words.HOME and dice.chance(0.3):
        return dice.choice(words.HOME[author.language])
    texts = words.OF_SELLERS if part == "buyer" else words.OF_BUYERS
    return dice.choice(texts[stars]).format(short=thread.ad.short if thread.ad else "")


def shown(dice: Dice, one: Reviewed, at: datetime, until: datetime) -> Reviewed:
    """With the moment from which it can be read, and sometimes an answer."""
    one.shown_from = at
    replied_at = at + timedelta(hours=dice.uniform(1, 30))
    if replied_at < until and dice.chance(REPLIED if one.stars > 3 else 0.7):
        one.reply = dice.choice(words.REPLIES["thanks" if one.stars > 3 else "sorry"])
        one.replied_at = replied_at
    return one
