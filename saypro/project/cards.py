"""Who draws which card in a thread: every room's on one page."""

from saypro.conversations.renderers import CardRenderer
from saypro.deals import cards as deals
from saypro.helpdesk import cards as helpdesk

CARDS: dict[str, CardRenderer] = {
    "offer": deals.offer_cards,
    "deal": deals.deal_cards,
    "sale": deals.sale_cards,
    "meeting": deals.meeting_cards,
    "meeting_note": deals.note_cards,
    "review": deals.review_cards,
    "checklist": helpdesk.checklist_cards,
    "merge": helpdesk.merge_cards,
    "office_in": helpdesk.office_in_cards,
    "office_again": helpdesk.office_again_cards,
    "office_done": helpdesk.office_done_cards,
    "office_out": helpdesk.office_out_cards,
    "split": helpdesk.split_cards,
    "split_quote": helpdesk.split_quote_cards,
}
