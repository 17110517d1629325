"""What the office set itself to begin with: opening hours and promises. Later rows replace them.

The promises are the owner's: an answer in 24 hours, broken after 48; solved in 48 or 72 hours by category.
"""

from datetime import UTC, datetime

from saypro.helpdesk.hours import Window
from saypro.helpdesk.promises import ClockKind, Promise

SINCE = datetime(2020, 1, 1, tzinfo=UTC)
HOUR_S = 3600
ZONE = "Africa/Johannesburg"
WINDOWS: dict[int, list[Window]] = {**{day: [(480, 1020)] for day in range(5)}, 5: [(540, 780)]}


def promised(clock: ClockKind, target_h: int, breach_h: int, category: str = "") -> Promise:
    return Promise(clock, target_h * HOUR_S, breach_h * HOUR_S, SINCE, category)


PROMISES = [
    promised(ClockKind.FIRST, 24, 48),
    promised(ClockKind.NEXT, 24, 48),
    promised(ClockKind.RESOLUTION, 72, 144),
    promised(ClockKind.RESOLUTION, 48, 96, "general"),
    promised(ClockKind.RESOLUTION, 72, 144, "support"),
    *(promised(ClockKind.RESOLUTION, 48, 96, category) for category in ("complaint", "violation", "renewal")),
]
