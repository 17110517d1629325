"""What others have experienced with a person, in figures and in words."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from saypro.deals.answering import ENOUGH

MINUTE, HOUR, DAY = 60, 3600, 86400
MOSTLY = 70  # per cent of threads answered in time from which on the badge praises


@dataclass(frozen=True, slots=True)
class Reputation:
    """The `mean` of the reviews that can be read; of `asked` threads so many `answered` in time."""

    reviews: int = 0
    mean: Decimal | None = None
    asked: int = 0
    answered: int = 0
    median_s: int | None = None

    @property
    def mean_in_words(self) -> str:
        """ "4.9", "" without reviews."""
        return "" if self.mean is None else number_format(self._rounded("0.1"), decimal_pos=1)

    @property
    def stars(self) -> int:
        """The mean as whole stars, 0 without reviews."""
        return int(self._rounded("1"))

    def _rounded(self, step: str) -> Decimal:
        return (self.mean or Decimal(0)).quantize(Decimal(step), ROUND_HALF_UP)

    @property
    def says_answers(self) -> bool:
        """Were enough asked for a figure that is fair?"""
        return self.asked >= ENOUGH

    @property
    def says_replies(self) -> bool:
        return self.says_answers and self.median_s is not None

    @property
    def share(self) -> int:
        """Whole per cent answered in time; 100 means all."""
        return 100 * self.answered // self.asked if self.asked else 0

    @property
    def is_praised(self) -> bool:
        return self.says_replies and self.share >= MOSTLY

    @property
    def replies_in(self) -> str:
        """ "about 20 minutes": how long the middle one of the answered threads waited."""
        return duration(self.median_s or 0)

    @property
    def replies_in_short(self) -> str:
        """ "~20 min" for narrow places."""
        return short_duration(self.median_s or 0)


def duration(seconds: int) -> str:
    """As people say it: minutes by fives, then hours, then days."""
    unit, count = rough(seconds)
    if unit == MINUTE:
        return ngettext("about a minute", "about %(count)d minutes", count) % {"count": count}
    if unit == HOUR:
        return ngettext("about an hour", "about %(count)d hours", count) % {"count": count}
    return ngettext("about a day", "about %(count)d days", count) % {"count": count}


def short_duration(seconds: int) -> str:
    unit, count = rough(seconds)
    words = {MINUTE: _("~%(count)d min"), HOUR: _("~%(count)d h"), DAY: _("~%(count)d d")}
    return words[unit] % {"count": count}


def rough(seconds: int) -> tuple[int, int]:
    """The unit, and how many of it: "13 minutes" would promise more than a median can keep."""
    minutes = max(1, round(seconds / MINUTE))
    minutes = minutes if minutes < 8 else 5 * round(minutes / 5)
    if minutes < 60:
        return MINUTE, minutes
    if round(seconds / HOUR) < 24:
        return HOUR, max(1, round(seconds / HOUR))
    return DAY, max(1, round(seconds / DAY))
