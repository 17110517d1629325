"""What happens in threads."""

from dataclasses import dataclass

from saypro.events.facts import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationStarted(Fact):
    """Two sides have a thread; nothing need be said in it yet."""

    conversation_id: int
    conversation_kind: str
    listing_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagesPosted(Fact):
    """A batch was stored; each message is [id, conversation id, seq, sender id]."""

    messages: list[list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEdited(Fact):
    """Its writer put other words in its place."""

    conversation_id: int
    message_id: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageDeleted(Fact):
    """Its writer took the words away; `is_undone` within seconds of sending, when no trace is left."""

    conversation_id: int
    message_id: int
    seq: int
    is_undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageScheduled(Fact):
    """Somebody wrote what is to be said at `send_at`, a moment."""

    conversation_id: int
    scheduled_id: int
    send_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledMessageHeld(Fact):
    """Its time came, and it was not said: the other side wrote first ("answered"), or it was refused."""

    conversation_id: int
    scheduled_id: int
    person_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRemoved(Fact):
    """Our office took the words away."""

    conversation_id: int
    message_id: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MessagePutBack(Fact):
    """Our office shows again what it had removed."""

    conversation_id: int
    message_id: int
    seq: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationTaken(Fact):
    """An agent made a support thread theirs, or gave it back when `assignee_id` is None."""

    conversation_id: int
    assignee_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSolved(Fact):
    """`is_quiet`: the member reads of it in the thread, and is told nothing besides."""

    conversation_id: int
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationReopened(Fact):
    """`is_quiet`: the member reads of it in the thread, and is told nothing besides."""

    conversation_id: int
    is_quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCameIn(Fact):
    """One side of a deal asked our office into the thread."""

    conversation_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeLeft(Fact):
    """The thread is the two members' alone again."""

    conversation_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRemoved(Fact):
    """Someone no longer takes part in a thread."""

    conversation_id: int
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonBlocked(Fact):
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonUnblocked(Fact):
    person_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentAdded(Fact):
    """Somebody uploaded a file for a message they are writing; nobody else can see it yet."""

    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentChecked(Fact):
    """The file may be opened; a photo has been prepared."""

    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRefused(Fact):
    """The file turned out to be damaged."""

    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentQuarantined(Fact):
    """The scanner found a virus in the file, of this name."""

    attachment_id: int
    virus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentRemoved(Fact):
    """The file is gone: taken back, never sent, or deleted with its message."""

    attachment_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSuspended(Fact):
    """Our office lets a person say nothing new to members, `until` an ISO time or, when empty, for good."""

    person_id: int
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspensionLifted(Fact):
    person_id: int
