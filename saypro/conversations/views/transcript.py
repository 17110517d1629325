"""Messages as one reader sees them: whose they are, days, groups, what is new, what was received and read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.safestring import SafeString

from saypro.conversations.actions import UNDOABLE
from saypro.conversations.fragments import MessageRow, message_html
from saypro.conversations.models import Participant

TOGETHER = timedelta(minutes=5)
NOTHING = SafeString()


@dataclass(frozen=True, slots=True)
class Said:
    """One message on a page. `day` is there when it starts one, `new` counts from the first unread.

    `after` is safe HTML that the room above puts behind it, for its own readers.
    """

    row: MessageRow
    is_mine: bool
    reader: str = ""
    is_continued: bool = False
    is_last: bool = True
    day: date | None = None
    new: int = 0
    state: str = ""
    is_undoable: bool = False
    after: SafeString = NOTHING

    @property
    def may_act(self) -> bool:
        """A deleted message leaves nothing to do."""
        return self.row.extra is None or not self.row.extra.is_deleted

    @property
    def html(self) -> SafeString:
        """Both sides get the same; what only this reader may press is marked for them."""
        whole = message_html(self.row)
        if self.row.extra is None or not self.row.extra.card:
            return whole
        mine = f'data-for="{self.reader}"'
        return SafeString(whole.replace(mine, f"{mine} data-shown"))

    @property
    def at(self) -> datetime:
        return self.row.sent_at

    @property
    def signed(self) -> str:
        """Who of the office wrote it, where the office reads: to a member it is their own message."""
        return self.row.name.split(" ")[0] if self.row.is_office else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks: the office reads as one, a member as themselves. The pointers are the other side's."""

    handle: str
    is_office: bool
    read: int
    their_received: int
    their_read: int

    @classmethod
    def of(cls, handle: str, places: Iterable[Participant], *, is_office: bool = False) -> "Reader":
        mine: list[Participant] = []
        theirs: list[Participant] = []
        for place in places:
            (mine if place.person.handle == handle else theirs).append(place)
        is_told = all(shows_reading(place) for place in [*mine, *theirs])
        return cls(
            handle=handle,
            is_office=is_office,
            read=max((place.seen_seq for place in mine), default=0),
            their_received=max((place.received_seq for place in theirs), default=0),
            their_read=max((place.read_seq for place in theirs), default=0) if is_told else 0,
        )

    def wrote(self, row: MessageRow) -> bool:
        return row.is_office if self.is_office else row.handle == self.handle

    def state_of(self, row: MessageRow) -> str:
        if row.seq <= self.their_read:
            return "read"
        return "delivered" if row.seq <= self.their_received else "sent"


def shows_reading(place: Participant) -> bool:
    """A member's choice, which goes both ways; the office always tells."""
    return place.part == Participant.Part.AGENT or place.person.shows_reading


def transcript(rows: list[MessageRow], reader: Reader, last_seq: int, at: datetime) -> list[Said]:
    """The rows in order, each knowing its neighbours; `at` is now."""
    shown = [row for row in rows if row.extra is None or not row.extra.is_undone]
    said = list(with_receipts(grouped(shown, reader), reader))[::-1]
    return with_news(with_undo(said, reader, at), reader, last_seq)


def grouped(rows: list[MessageRow], reader: Reader) -> Iterator[Said]:
    before: MessageRow | None = None
    for row, after in zip(rows, [*rows, None][1:], strict=True):
        starts = day_of(row) if before is None or day_of(before) != day_of(row) else None
        yield Said(
            row,
            is_mine=reader.wrote(row),
            reader=reader.handle,
            is_continued=together(before, row),
            is_last=not together(row, after),
            day=starts,
        )
        before = row


def together(one: MessageRow | None, other: MessageRow | None) -> bool:
    """Close enough to share one picture and one time."""
    return (
        one is not None
        and other is not None
        and one.handle == other.handle
        and other.sent_at - one.sent_at < TOGETHER
        and day_of(one) == day_of(other)
    )


def with_receipts(said: Iterable[Said], reader: Reader) -> Iterator[Said]:
    """What became of one's own: said once, beside the last message it is true of."""
    told: set[str] = set()
    for one in reversed(list(said)):
        state = reader.state_of(one.row) if one.is_mine and one.is_last else ""
        yield replace(one, state=state) if state not in told else one
        told.add(state)


def with_undo(said: list[Said], reader: Reader, at: datetime) -> list[Said]:
    """One's own newest message can be taken back for as long as it is fresh."""
    own = [place for place, one in enumerate(said) if one.row.handle == reader.handle]
    if own and is_fresh(said[own[-1]].row, at):
        said[own[-1]] = replace(said[own[-1]], is_undoable=True)
    return said


def is_fresh(row: MessageRow, at: datetime) -> bool:
    is_words = row.extra is None or not (row.extra.is_deleted or row.extra.card)
    return is_words and at - row.sent_at < UNDOABLE


def with_news(said: list[Said], reader: Reader, last_seq: int) -> list[Said]:
    for place, one in enumerate(said):
        if one.row.seq > reader.read and not one.is_mine:
            said[place] = replace(one, new=last_seq - one.row.seq + 1)
            break
    return said


def day_of(row: MessageRow) -> date:
    return timezone.localtime(row.sent_at).date()
