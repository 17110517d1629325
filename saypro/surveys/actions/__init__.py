"""Asking people, and keeping what they answer."""

from saypro.surveys.actions.answering import Said, answer, answer_with_review, dismiss, note_shown
from saypro.surveys.actions.offering import offer_after_solving, offer_after_talk, offer_quiet_talks
from saypro.surveys.actions.requesting import remind_due, request_due
from saypro.surveys.actions.versions import current_version
from saypro.surveys.refusals import Refused

__all__ = [
    "Refused",
    "Said",
    "answer",
    "answer_with_review",
    "current_version",
    "dismiss",
    "note_shown",
    "offer_after_solving",
    "offer_after_talk",
    "offer_quiet_talks",
    "remind_due",
    "request_due",
]
