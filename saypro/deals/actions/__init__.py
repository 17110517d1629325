"""Everything that changes between two people who deal."""

from saypro.deals.actions.agreements import call_off, close_deal, reopen_deal
from saypro.deals.actions.answers import accept_offer, decline_offer, withdraw_offer
from saypro.deals.actions.figures import (
    call_spam,
    forget_old_answers,
    note_answer,
    note_messages,
    rebuild_answers,
    refresh_all_figures,
    refresh_figures,
)
from saypro.deals.actions.following import follow_ad
from saypro.deals.actions.invitations import CARD as REVIEW_CARD
from saypro.deals.actions.invitations import answer_invitation, invite_to_review, remind_of_reviews
from saypro.deals.actions.kindness import Farewell, tell_others
from saypro.deals.actions.lapsing import lapse_offers, tell_of_ends
from saypro.deals.actions.meetings import (
    Rendezvous,
    agree_meeting,
    cancel_meeting,
    decline_meeting,
    suggest_meeting,
)
from saypro.deals.actions.notes import LATE_MINUTES, may_note, note_meeting
from saypro.deals.actions.offers import Wish, counter_offer, make_offer, offer_on_ad
from saypro.deals.actions.reminding import remind_of_meetings
from saypro.deals.actions.reviews import (
    put_back_review,
    reply_to_review,
    show_due_reviews,
    show_reviews,
    take_down_review,
    write_review,
)
from saypro.deals.actions.terms import set_accepting_reserves
from saypro.deals.refusals import Refused

__all__ = [
    "LATE_MINUTES",
    "REVIEW_CARD",
    "Farewell",
    "Refused",
    "Rendezvous",
    "Wish",
    "accept_offer",
    "agree_meeting",
    "answer_invitation",
    "call_off",
    "call_spam",
    "cancel_meeting",
    "close_deal",
    "counter_offer",
    "decline_meeting",
    "decline_offer",
    "follow_ad",
    "forget_old_answers",
    "invite_to_review",
    "lapse_offers",
    "make_offer",
    "may_note",
    "note_answer",
    "note_meeting",
    "note_messages",
    "offer_on_ad",
    "put_back_review",
    "rebuild_answers",
    "refresh_all_figures",
    "refresh_figures",
    "remind_of_meetings",
    "remind_of_reviews",
    "reopen_deal",
    "reply_to_review",
    "set_accepting_reserves",
    "show_due_reviews",
    "show_reviews",
    "suggest_meeting",
    "take_down_review",
    "tell_of_ends",
    "tell_others",
    "withdraw_offer",
    "write_review",
]
