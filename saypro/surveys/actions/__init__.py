"""Asking people, and keeping what they answer."""

from saypro.surveys.actions.answering import Said, answer, answer_with_review, dismiss, note_shown
from saypro.surveys.actions.cases import close_case, file_case, follow_score, take_case
from saypro.surveys.actions.feelings import read_feeling, read_missing
from saypro.surveys.actions.inviting import invite_happy
from saypro.surveys.actions.leaving_out import note_left_out
from saypro.surveys.actions.offering import offer_after_solving, offer_after_talk, offer_quiet_talks
from saypro.surveys.actions.requesting import remind_due, request_due
from saypro.surveys.actions.themes import close_theme, flag_frequent, follow_words, note_told, save_theme
from saypro.surveys.actions.versions import current_version, follow_version
from saypro.surveys.refusals import Refused

__all__ = [
    "Refused",
    "Said",
    "answer",
    "answer_with_review",
    "close_case",
    "close_theme",
    "current_version",
    "dismiss",
    "file_case",
    "flag_frequent",
    "follow_score",
    "follow_version",
    "follow_words",
    "invite_happy",
    "note_left_out",
    "note_shown",
    "note_told",
    "offer_after_solving",
    "offer_after_talk",
    "offer_quiet_talks",
    "read_feeling",
    "read_missing",
    "remind_due",
    "request_due",
    "save_theme",
    "take_case",
]
