"""Everything that changes in threads."""

from saypro.conversations.actions.attachments import attach, sweep_attachments, take_back
from saypro.conversations.actions.beginning import require_known_or_few
from saypro.conversations.actions.blocks import block_person, unblock_person
from saypro.conversations.actions.cards import post_card
from saypro.conversations.actions.changing import (
    CHANGEABLE,
    UNDOABLE,
    delete_message,
    edit_message,
    undo_message,
)
from saypro.conversations.actions.checking import check_attachment
from saypro.conversations.actions.claiming import MOST_FILES
from saypro.conversations.actions.drafts import put_back, save_draft
from saypro.conversations.actions.mails import note_mailed
from saypro.conversations.actions.many import assign_many, reopen_many, solve_many
from saypro.conversations.actions.marks import (
    Filed,
    Filing,
    archive,
    mark_read,
    mark_unread,
    mute,
    refile,
    star,
    tell_mute_ended,
    unarchive,
    unmute,
)
from saypro.conversations.actions.office import assign, leave_office, release, reopen, set_free, solve, take
from saypro.conversations.actions.office_in_deals import let_office_in, see_office_out
from saypro.conversations.actions.pointers import Pointer, move_pointers
from saypro.conversations.actions.posting import Outcome, Post, Posted, post_messages, post_plainly
from saypro.conversations.actions.removing import put_back_message, remove_message
from saypro.conversations.actions.saved import (
    NotSaved,
    delete_filter,
    move_filter,
    rename_filter,
    restore_filter,
    save_filter,
)
from saypro.conversations.actions.scheduling import (
    drop_scheduled,
    schedule_message,
    send_due,
    send_now,
    take_up_scheduled,
)
from saypro.conversations.actions.search import index_messages, index_missing_messages, index_thread
from saypro.conversations.actions.suspensions import lift_suspension, require_voice, suspend_person
from saypro.conversations.actions.threads import (
    hand_over_place,
    join_support,
    remove_person,
    start_deal,
    start_support,
)
from saypro.conversations.actions.touching import touch_around, touch_card, touch_messages, touch_thread, warn
from saypro.conversations.bodies import clean_body
from saypro.conversations.refusals import FileRefused, Refused

__all__ = [
    "CHANGEABLE",
    "MOST_FILES",
    "UNDOABLE",
    "FileRefused",
    "Filed",
    "Filing",
    "NotSaved",
    "Outcome",
    "Pointer",
    "Post",
    "Posted",
    "Refused",
    "archive",
    "assign",
    "assign_many",
    "attach",
    "block_person",
    "check_attachment",
    "clean_body",
    "delete_filter",
    "delete_message",
    "drop_scheduled",
    "edit_message",
    "hand_over_place",
    "index_messages",
    "index_missing_messages",
    "index_thread",
    "join_support",
    "leave_office",
    "let_office_in",
    "lift_suspension",
    "mark_read",
    "mark_unread",
    "move_filter",
    "move_pointers",
    "mute",
    "note_mailed",
    "post_card",
    "post_messages",
    "post_plainly",
    "put_back",
    "put_back_message",
    "refile",
    "release",
    "remove_message",
    "remove_person",
    "rename_filter",
    "reopen",
    "reopen_many",
    "require_known_or_few",
    "require_voice",
    "restore_filter",
    "save_draft",
    "save_filter",
    "schedule_message",
    "see_office_out",
    "send_due",
    "send_now",
    "set_free",
    "solve",
    "solve_many",
    "star",
    "start_deal",
    "start_support",
    "suspend_person",
    "sweep_attachments",
    "take",
    "take_back",
    "take_up_scheduled",
    "tell_mute_ended",
    "touch_around",
    "touch_card",
    "touch_messages",
    "touch_thread",
    "unarchive",
    "unblock_person",
    "undo_message",
    "unmute",
    "warn",
]
