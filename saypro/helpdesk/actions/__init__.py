"""Everything that changes at the help desk."""

from saypro.helpdesk.actions.amends import make_amends
from saypro.helpdesk.actions.answering import MAIL_ANSWER, FilesUnchecked, mail_answer
from saypro.helpdesk.actions.asking import ask_for_help
from saypro.helpdesk.actions.becoming import take_in_contacts
from saypro.helpdesk.actions.bringing_in import ask_again, bring_in
from saypro.helpdesk.actions.bulks import MOST_AT_ONCE, Change, Changed, change_many
from saypro.helpdesk.actions.calls import ask_for_call, drop_call_back, log_call
from saypro.helpdesk.actions.canned import drop_kept, save_canned, save_macro
from saypro.helpdesk.actions.checklists import (
    check,
    drop_checklist,
    lay_checklists,
    save_checklist,
    send_checklist,
    tick_sent,
)
from saypro.helpdesk.actions.contacts import contact_by_mail, contact_by_phone, new_contact
from saypro.helpdesk.actions.duty import drop_day, plan_day, plan_shifts, switch_duty
from saypro.helpdesk.actions.escalating import change_escalation, escalate_due
from saypro.helpdesk.actions.escalation_notices import tell_of_escalation, tell_when_there
from saypro.helpdesk.actions.fetching import fetch_mail
from saypro.helpdesk.actions.fitness import Why
from saypro.helpdesk.actions.followers import choose_following, follow, follow_all
from saypro.helpdesk.actions.following import follow_message, follow_solving, open_ticket
from saypro.helpdesk.actions.held import discard_mail, give_to_member, make_ticket, try_again
from saypro.helpdesk.actions.inbound import receive_mail
from saypro.helpdesk.actions.judging import follow_verdict
from saypro.helpdesk.actions.learning import begin_learning, train_first_sorter
from saypro.helpdesk.actions.leaving import leave_deals, say_office_is_done
from saypro.helpdesk.actions.macros import Ran, run, run_macro
from saypro.helpdesk.actions.measuring_soon import measure_open, measure_open_soon
from saypro.helpdesk.actions.merging import merge, undo_merge
from saypro.helpdesk.actions.notes import delete_note, edit_note, see_mentions, write_note
from saypro.helpdesk.actions.outreach import write_to
from saypro.helpdesk.actions.plans import (
    Promised,
    close_on,
    drop_promise,
    open_on,
    plan_hours,
    promise,
)
from saypro.helpdesk.actions.recordings import NotFetched, fetch_recording
from saypro.helpdesk.actions.routing import assign, change_routing, find_team, keep, note_taking, route
from saypro.helpdesk.actions.routing_soon import route_soon
from saypro.helpdesk.actions.sightings import forget_sightings, note_sighting
from saypro.helpdesk.actions.solving import reopen, solve
from saypro.helpdesk.actions.sorting import (
    NoSuchSorter,
    NotForTheOffice,
    Outcome,
    correct_category,
    keep_sorter,
    restore_sorter,
    take_back_correction,
    train_sorter,
)
from saypro.helpdesk.actions.spam import mark_spam, unmark_spam
from saypro.helpdesk.actions.splitting import link, split, unlink
from saypro.helpdesk.actions.steps import measure
from saypro.helpdesk.actions.suggesting import keep_answer, keep_first_words, keep_missing_words
from saypro.helpdesk.actions.taking_in import park_mail, take_in
from saypro.helpdesk.actions.taking_up import take_up_threads
from saypro.helpdesk.actions.teams import Matters, change_member, drop_member, drop_team, save_team
from saypro.helpdesk.actions.tickets import rank, snooze, sort, wait_for_member, wake, wake_due
from saypro.helpdesk.actions.undoing import undo_bulk
from saypro.helpdesk.actions.views import choose, delete_view, save_view
from saypro.helpdesk.actions.voice import (
    FETCH_RECORDING,
    begin_call,
    choose_category,
    end_call,
    keep_voicemail,
)
from saypro.helpdesk.actions.widgets import (
    TooMany,
    leave_address,
    mail_history_link,
    read_through_widget,
    save_key,
    say_through_widget,
)

__all__ = [
    "FETCH_RECORDING",
    "MAIL_ANSWER",
    "MOST_AT_ONCE",
    "Change",
    "Changed",
    "FilesUnchecked",
    "Matters",
    "NoSuchSorter",
    "NotFetched",
    "NotForTheOffice",
    "Outcome",
    "Promised",
    "Ran",
    "TooMany",
    "Why",
    "ask_again",
    "ask_for_call",
    "ask_for_help",
    "assign",
    "begin_call",
    "begin_learning",
    "bring_in",
    "change_escalation",
    "change_many",
    "change_member",
    "change_routing",
    "check",
    "choose",
    "choose_category",
    "choose_following",
    "close_on",
    "contact_by_mail",
    "contact_by_phone",
    "correct_category",
    "delete_note",
    "delete_view",
    "discard_mail",
    "drop_call_back",
    "drop_checklist",
    "drop_day",
    "drop_kept",
    "drop_member",
    "drop_promise",
    "drop_team",
    "edit_note",
    "end_call",
    "escalate_due",
    "fetch_mail",
    "fetch_recording",
    "find_team",
    "follow",
    "follow_all",
    "follow_message",
    "follow_solving",
    "follow_verdict",
    "forget_sightings",
    "give_to_member",
    "keep",
    "keep_answer",
    "keep_first_words",
    "keep_missing_words",
    "keep_sorter",
    "keep_voicemail",
    "lay_checklists",
    "leave_address",
    "leave_deals",
    "link",
    "log_call",
    "mail_answer",
    "mail_history_link",
    "make_amends",
    "make_ticket",
    "mark_spam",
    "measure",
    "measure_open",
    "measure_open_soon",
    "merge",
    "new_contact",
    "note_sighting",
    "note_taking",
    "open_on",
    "open_ticket",
    "park_mail",
    "plan_day",
    "plan_hours",
    "plan_shifts",
    "promise",
    "rank",
    "read_through_widget",
    "receive_mail",
    "reopen",
    "restore_sorter",
    "route",
    "route_soon",
    "run",
    "run_macro",
    "save_canned",
    "save_checklist",
    "save_key",
    "save_macro",
    "save_team",
    "save_view",
    "say_office_is_done",
    "say_through_widget",
    "see_mentions",
    "send_checklist",
    "snooze",
    "solve",
    "sort",
    "split",
    "switch_duty",
    "take_back_correction",
    "take_in",
    "take_in_contacts",
    "take_up_threads",
    "tell_of_escalation",
    "tell_when_there",
    "tick_sent",
    "train_first_sorter",
    "train_sorter",
    "try_again",
    "undo_bulk",
    "undo_merge",
    "unlink",
    "unmark_spam",
    "wait_for_member",
    "wake",
    "wake_due",
    "write_note",
    "write_to",
]
