"""When an agent is on duty: by their shifts, by exceptions of single days, and by a switch over both.

Pure: the same shifts, switch and moment always give the same answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from saypro.helpdesk.hours import HORIZON, Span, Week, Window, next_opening

MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Roster:
    """The windows of each weekday (Monday is 0), and days that differ; an empty such day is free."""

    zone: ZoneInfo
    windows: Mapping[int, Sequence[Window]] = field(default_factory=dict)
    days: Mapping[date, Sequence[Window]] = field(default_factory=dict)

    def spans(self, start: datetime, end: datetime) -> Iterator[Span]:
        """The shifts within this stretch, in order; those that touch are one."""
        held: Span | None = None
        for span in self._pieces(start, end):
            if held and held[1] == span[0]:
                held = held[0], span[1]
                continue
            if held:
                yield held
            held = span
        if held:
            yield held

    def _pieces(self, start: datetime, end: datetime) -> Iterator[Span]:
        day, last = start.astimezone(self.zone).date(), end.astimezone(self.zone).date()
        while day <= last:
            yield from self._of(day).spans(max(start, self._midnight(day)), min(end, self._midnight(day, 1)))
            day += timedelta(days=1)

    def _of(self, day: date) -> Week:
        if day in self.days:
            return Week(self.zone, {day.weekday(): sorted(self.days[day])})
        return Week(self.zone, self.windows)

    def _midnight(self, day: date, later: int = 0) -> datetime:
        return datetime.combine(day + timedelta(days=later), time(), self.zone)

    def next_edge(self, at: datetime) -> datetime | None:
        """The first moment after `at` at which a shift begins or ends; None within 400 days."""
        for begins, ends in self.spans(at, at + HORIZON):
            return begins if begins > at else ends
        return None


@dataclass(frozen=True, slots=True)
class Switch:
    """What an agent said of themselves at `since`: it wins until `until` or, without one, the next edge."""

    is_on: bool
    since: datetime
    until: datetime | None = None

    def ends_at(self, roster: Roster) -> datetime | None:
        """None while no end is in sight."""
        return self.until or roster.next_edge(self.since)

    def holds(self, roster: Roster, at: datetime) -> bool:
        end = self.ends_at(roster)
        return self.since <= at and (end is None or at < end)


@dataclass(frozen=True, slots=True)
class Duty:
    """An agent's shifts with what they switched."""

    roster: Roster
    switch: Switch | None = None

    def is_on(self, at: datetime) -> bool:
        if self.switch and self.switch.holds(self.roster, at):
            return self.switch.is_on
        return next(self.roster.spans(at, at + MOMENT), None) is not None

    def next_on(self, at: datetime) -> datetime | None:
        """The first moment from `at` on at which they are there; None when none is in sight."""
        if self.is_on(at):
            return at
        away = self.switch.ends_at(self.roster) if self.switch and self.switch.holds(self.roster, at) else at
        return next_opening(self.roster, away) if away else None
