"""The clocks a second time, slow and obvious: minute by minute, with counters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from saypro.helpdesk.clocks import Step, What
from saypro.helpdesk.hours import Window

MINUTE = timedelta(minutes=1)


@dataclass
class SlowClock:
    """Counts minutes: of the calendar, and of the office; remembers when it had counted how many."""

    started_at: datetime
    ended_at: datetime | None = None
    calendar: list[datetime] = field(default_factory=list)
    office: list[datetime] = field(default_factory=list)

    def tick(self, at: datetime, is_open: bool) -> None:
        self.calendar.append(at + MINUTE)
        if is_open:
            self.office.append(at + MINUTE)


@dataclass
class SlowDesk:
    zone: ZoneInfo
    windows: Mapping[int, Sequence[Window]]
    closed: frozenset[date]

    def is_open(self, at: datetime) -> bool:
        local = at.astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        return local.date() not in self.closed and any(
            opens <= minute < closes for opens, closes in self.windows.get(local.weekday(), ())
        )


def slow_clocks(
    history: Sequence[Step], desk: SlowDesk, until: datetime
) -> tuple[SlowClock, list[SlowClock]]:
    """The resolution's clock and those of the turns, as they stand at `until`."""
    at = history[0].at
    resolution, turns = SlowClock(at), list[SlowClock]()
    is_resting = is_waited_for = is_spam = False
    left = list(history[1:])
    while at < until or left:
        while left and left[0].at == at:
            what = left.pop(0).what
            is_back = is_spam and what == What.UNSPAM
            is_spam = what == What.SPAM or (is_spam and what != What.UNSPAM)
            if is_back or (not is_spam and what in (What.ASKED, What.WOKEN, What.REOPENED, What.UNMERGED)):
                is_resting, resolution.ended_at = False, None
            if what == What.ASKED and not is_waited_for:
                is_waited_for = True
                turns.append(SlowClock(at))
            if what == What.ANSWERED and is_waited_for:
                is_waited_for = False
                turns[-1].ended_at = at
            if what in (What.WAITING, What.SNOOZED, What.SOLVED, What.MERGED, What.SPAM):
                is_resting = True
            if what in (What.SOLVED, What.MERGED, What.SPAM) and resolution.ended_at is None:
                resolution.ended_at = at
        if at >= until:
            break
        if not is_resting:
            resolution.tick(at, desk.is_open(at))
            if is_waited_for:
                turns[-1].tick(at, desk.is_open(at))
        at += MINUTE
    return resolution, turns
