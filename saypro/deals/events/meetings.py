"""What happens when two people want to meet."""

from dataclasses import dataclass

from saypro.deals.events.offers import BetweenTwo


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFact(BetweenTwo):
    """`starts_at` is a moment in ISO's spelling, in UTC."""

    meeting_id: int
    place: str
    starts_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingSuggested(MeetingFact):
    """One side named place and time; `replaces_id` is the agreed meeting it would change."""

    replaces_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAgreed(MeetingFact):
    """The other side will be there; an agreed meeting `replaces_id` no longer holds."""

    replaces_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDeclined(MeetingFact):
    """The other side cannot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCancelled(MeetingFact):
    """One side took it back, agreed or only suggested."""

    was_agreed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNoted(MeetingFact):
    """Somebody is on their way, is late by `minutes`, or found nobody there."""

    note_id: int
    note_kind: str
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNeared(MeetingFact):
    """It is a day or an hour away: `lead` is "day" or "hour"."""

    lead: str
