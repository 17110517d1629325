"""Threads, who takes part in them, what they say, and the files they send."""

from saypro.conversations.models.attachment import Attachment
from saypro.conversations.models.later import ScheduledMessage
from saypro.conversations.models.threads import (
    WITH_OFFICE,
    Block,
    Conversation,
    ConversationQuerySet,
    Message,
    MessageWords,
    Participant,
    SavedFilter,
    Suspension,
    Wording,
)
from saypro.conversations.models.transcript import Transcript

__all__ = [
    "WITH_OFFICE",
    "Attachment",
    "Block",
    "Conversation",
    "ConversationQuerySet",
    "Message",
    "MessageWords",
    "Participant",
    "SavedFilter",
    "ScheduledMessage",
    "Suspension",
    "Transcript",
    "Wording",
]
