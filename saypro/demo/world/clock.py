"""When things happen in South Africa: working days, evenings, few nights, pay-days, and one busy week."""

from bisect import bisect
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate
from math import exp, log
from zoneinfo import ZoneInfo

from saypro.demo.world.dice import Dice

HERE = ZoneInfo("Africa/Johannesburg")
BY_WEEKDAY = (1.15, 1.05, 1.0, 1.05, 1.1, 1.2, 0.85)
BY_HOUR = (4, 2, 1, 1, 2, 6, 16, 30, 42, 48, 50, 48, 58, 52, 46, 48, 56, 70, 88, 96, 84, 56, 28, 10)
OFFICE_HOURS = {0: (8, 17), 1: (8, 17), 2: (8, 17), 3: (8, 17), 4: (8, 17), 5: (9, 12)}
QUARTERS = timedelta(days=182)
TRIES = 12
TALKATIVE = (time(10), time(19, 50))


class Clock:
    """Moments of the two quarters before `at`."""

    def __init__(self, at: datetime) -> None:
        self.at = at.astimezone(UTC).replace(microsecond=0)
        self.start = self.at - QUARTERS

    @cached_property
    def days(self) -> list[date]:
        first = self.start.astimezone(HERE).date() + timedelta(days=1)
        count = (self.at.astimezone(HERE).date() - first).days + 1
        return [first + timedelta(days=step) for step in range(count)]

    @cached_property
    def weights(self) -> list[float]:
        """Running sums over `days`: a growing house, with pay-days and a busy week."""
        return list(accumulate(self.weight(day, place) for place, day in enumerate(self.days)))

    def weight(self, day: date, place: int) -> float:
        growth = 0.7 + 0.6 * place / len(self.days)
        pay_day = 1.35 if day.day >= 25 or day.day <= 2 else 1.0
        busy_week = 2.1 if 0 <= len(self.days) - 40 - place < 7 else 1.0
        return BY_WEEKDAY[day.weekday()] * growth * pay_day * busy_week

    def moment(self, dice: Dice, after: datetime | None = None, before: datetime | None = None) -> datetime:
        """Some time between the two, as people are awake; both default to the ends of the two quarters."""
        earliest, latest = after or self.start, before or self.at
        tries = (self.some_time(dice, earliest, latest) for _try in range(TRIES))
        return next((at for at in tries if earliest <= at <= latest), latest)

    def some_time(self, dice: Dice, after: datetime, before: datetime) -> datetime:
        """On one of the days from the one to the other."""
        low, high = self.place(after), self.place(before)
        floor = self.weights[low - 1] if low else 0.0
        place = bisect(self.weights, dice.uniform(floor, self.weights[high]))
        hour = dice.choices(range(24), BY_HOUR)[0]
        at = time(hour, dice.randrange(60), dice.randrange(60))
        return datetime.combine(self.days[min(place, high)], at, HERE).astimezone(UTC)

    def place(self, at: datetime) -> int:
        return min(max((at.astimezone(HERE).date() - self.days[0]).days, 0), len(self.days) - 1)


def talkative(at: datetime) -> datetime:
    """The last moment until `at` that lies in the busy part of a day."""
    local = at.astimezone(HERE)
    begins, ends = TALKATIVE
    if local.time() < begins:
        return datetime.combine(local.date() - timedelta(days=1), ends, HERE).astimezone(UTC)
    return min(local, datetime.combine(local.date(), ends, HERE)).astimezone(UTC)


def answered_at(dice: Dice, after: datetime, pace_min: float) -> datetime:
    """When somebody answers who usually takes `pace_min` minutes; most people sleep."""
    at = after + timedelta(minutes=delay_min(dice, pace_min))
    hour = at.astimezone(HERE).hour
    if (hour >= 23 or hour < 6) and dice.chance(0.85):
        at = morning_after(at) + timedelta(minutes=dice.expovariate(1 / 50))
    return at


def morning_after(at: datetime) -> datetime:
    local = at.astimezone(HERE)
    day = local.date() + timedelta(days=1 if local.hour >= 12 else 0)
    return datetime.combine(day, time(6, 20), HERE).astimezone(UTC)


def office_answers_at(dice: Dice, after: datetime, pace_min: float) -> datetime:
    """When the office answers: in its hours only, first come first served."""
    at = after + timedelta(minutes=delay_min(dice, pace_min))
    return at if is_open(at) else opening_after(at) + timedelta(minutes=dice.expovariate(1 / 35))


def is_open(at: datetime) -> bool:
    local = at.astimezone(HERE)
    opens, closes = OFFICE_HOURS.get(local.weekday(), (0, 0))
    return opens <= local.hour < closes


def opening_after(at: datetime) -> datetime:
    local = at.astimezone(HERE)
    for step in range(8):
        day = local.date() + timedelta(days=step)
        if day.weekday() in OFFICE_HOURS:
            opening = datetime.combine(day, time(OFFICE_HOURS[day.weekday()][0], 2), HERE)
            if opening > local:
                return opening.astimezone(UTC)
    raise AssertionError("the office opens at least once a week")


def delay_min(dice: Dice, typical: float) -> float:
    return exp(dice.gauss(log(typical), 0.9))
