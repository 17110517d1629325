"""What happens to tickets."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketOpened(Fact):
    """A matter was brought to us; `earlier_id` is the solved ticket it follows, after a week of quiet."""

    ticket_id: int
    conversation_id: int
    earlier_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFollowed(Fact):
    """A message, a solving or a reopening of the thread became a step of the ticket's history."""

    ticket_id: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeAskedIn(Fact):
    """One side of a deal asked our office in, or `is_again` to look once more while it is there."""

    ticket_id: int
    conversation_id: int
    is_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSorted(Fact):
    """It has another category; "" is none. `is_undo`: its former one again, as if nothing had been said."""

    ticket_id: int
    category: str
    before: str
    is_undo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRanked(Fact):
    """It has another priority, for a reason."""

    ticket_id: int
    priority: str
    before: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSetWaiting(Fact):
    """We can go on only when the member has written."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSnoozed(Fact):
    """Put off until a moment, an ISO time."""

    ticket_id: int
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketWoken(Fact):
    """Its time has come, or an agent took it up before."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketMarkedSpam(Fact):
    """It is nobody's work any more, and in no figure."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketUnmarkedSpam(Fact):
    """It was no spam after all."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutySwitched(Fact):
    """An agent is there, or away; `until` is an ISO time, or "" for their shift's next edge."""

    agent_id: int
    is_on: bool
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsChanged(Fact):
    """An agent's week, or one `day` of theirs as an ISO date, was planned anew."""

    agent_id: int
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamChanged(Fact):
    """A team was made, changed or dropped."""

    team_id: int
    name: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoutingChanged(Fact):
    """Tickets are assigned by themselves, or no longer, or otherwise."""

    is_on: bool
    moves: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteWritten(Fact):
    """An agent wrote to colleagues, some of them named; what it says stays in its table."""

    ticket_id: int
    note_id: int
    mentioned: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteChanged(Fact):
    """Its author changed or deleted it; `mentioned` are those who are named anew."""

    ticket_id: int
    note_id: int
    mentioned: list[int]
    is_deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsMerged(Fact):
    """One ticket goes on in another."""

    ticket_id: int
    into_id: int
    merge_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsUnmerged(Fact):
    """They are two again."""

    ticket_id: int
    into_id: int
    merge_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSplit(Fact):
    """A message of one ticket began another."""

    ticket_id: int
    into_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsLinked(Fact):
    """Two tickets belong together."""

    ticket_id: int
    other_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEscalated(Fact):
    """It was raised to a level, 1 the agent, 2 the team's lead, 3 the office; `name` is its history's."""

    ticket_id: int
    level: int
    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodwillOwed(Fact):
    """Our answer came too late, and we owe the member a coupon of so many cents of the rand."""

    ticket_id: int
    person_id: int
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationChanged(Fact):
    """One rule by which tickets are raised."""

    key: str
    is_on: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMet(Fact):
    """Somebody without an account reached us, by mail, phone or widget."""

    contact_id: int
    way: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBecameMember(Fact):
    """Somebody proved the address from which a contact had written, and has these tickets of theirs now."""

    contact_id: int
    person_id: int
    tickets: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldMailDecided(Fact):
    """An agent said what becomes of a mail that was held or parked: posted, discarded or tried again."""

    mail_id: int
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MailBraked(Fact):
    """More mail came than people write, and is held: from one sender or, with `is_crowd`, from new ones.

    Once a day for each sender, and for the crowd, as long as it goes on; `mail_id` is the first held then.
    """

    mail_id: int
    is_crowd: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficePlanChanged(Fact):
    """The plan of `what`: hours, closures or promises."""

    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroRun(Fact):
    """All that a macro does was done to a ticket."""

    ticket_id: int
    macro_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistSent(Fact):
    """The member got steps to tick off."""

    ticket_id: int
    checkup_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTicked(Fact):
    """A step of a checklist was done, by us or by the member; or was not, after all."""

    ticket_id: int
    checkup_id: int
    position: int
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketSeen(Fact):
    """An agent opened it, for the first time within an hour."""

    ticket_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCame(Fact):
    """Somebody called our number."""

    call_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLogged(Fact):
    """An agent wrote down a call; `outcome` says whether the other side was reached."""

    call_id: int
    ticket_id: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAsked(Fact):
    """A member wants to be called until then, an ISO time."""

    call_back_id: int
    due: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackEnded(Fact):
    """A call that was asked for was made, or is no longer wanted."""

    call_back_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WidgetKeyChanged(Fact):
    """A site got the help button, or it was changed or switched off there."""

    key_id: int
    is_on: bool
