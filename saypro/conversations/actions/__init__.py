"""Everything that changes in threads."""

from saypro.conversations.actions.blocks import block_person, unblock_person
from saypro.conversations.actions.cards import post_card
from saypro.conversations.actions.changing import (
    CHANGEABLE,
    UNDOABLE,
    delete_message,
    edit_message,
    undo_message,
)
from saypro.conversations.actions.drafts import put_back, save_draft
from saypro.conversations.actions.office import release, reopen, solve, take
from saypro.conversations.actions.pointers import Pointer, move_pointers
from saypro.conversations.actions.posting import Outcome, Post, Posted, post_messages
from saypro.conversations.actions.threads import join_support, remove_person, start_deal, start_support
from saypro.conversations.actions.touching import touch_card, touch_messages, warn
from saypro.conversations.refusals import Refused

__all__ = [
    "CHANGEABLE",
    "UNDOABLE",
    "Outcome",
    "Pointer",
    "Post",
    "Posted",
    "Refused",
    "block_person",
    "delete_message",
    "edit_message",
    "join_support",
    "move_pointers",
    "post_card",
    "post_messages",
    "put_back",
    "release",
    "remove_person",
    "reopen",
    "save_draft",
    "solve",
    "start_deal",
    "start_support",
    "take",
    "touch_card",
    "touch_messages",
    "unblock_person",
    "undo_message",
    "warn",
]
