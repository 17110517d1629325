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
from saypro.deals.actions.lapsing import lapse_offers, tell_of_ends
from saypro.deals.actions.offers import Wish, counter_offer, make_offer
from saypro.deals.actions.reviews import (
    reply_to_review,
    show_due_reviews,
    show_reviews,
    take_down_review,
    write_review,
)
from saypro.deals.actions.terms import set_accepting_reserves
from saypro.deals.refusals import Refused

__all__ = [
    "REVIEW_CARD",
    "Refused",
    "Wish",
    "accept_offer",
    "answer_invitation",
    "call_off",
    "call_spam",
    "close_deal",
    "counter_offer",
    "decline_offer",
    "follow_ad",
    "forget_old_answers",
    "invite_to_review",
    "lapse_offers",
    "make_offer",
    "note_answer",
    "note_messages",
    "rebuild_answers",
    "refresh_all_figures",
    "refresh_figures",
    "remind_of_reviews",
    "reopen_deal",
    "reply_to_review",
    "set_accepting_reserves",
    "show_due_reviews",
    "show_reviews",
    "take_down_review",
    "tell_of_ends",
    "withdraw_offer",
    "write_review",
]
