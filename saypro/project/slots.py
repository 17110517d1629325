"""Who fills which place in whose page: every slot on one page."""

from collections.abc import Sequence

from saypro.accounts import slots as accounts
from saypro.deals import slots as deals
from saypro.helpdesk import slots as helpdesk
from saypro.helpdesk import who as helpdesk_who
from saypro.kit.slots import Filler, Gatherer, Taker
from saypro.knowledge import slots as knowledge
from saypro.moderation import slots as moderation
from saypro.notifications import slots as notifications
from saypro.reports import slots as reports
from saypro.surveys import slots as surveys

SLOTS: dict[str, Sequence[Filler] | Sequence[Gatherer]] = {
    "composer.tools": [deals.thread_part("tool")],
    "inbox.tags": [deals.inbox_tags],
    "listing.actions": [deals.offer_on_ad],
    "listing.own": [deals.own_ad],
    "listing.seller": [deals.seller_answers],
    "listing.seller_name": [deals.seller_rating],
    "listings.mine": [deals.my_ads_head],
    "listings.mine.row": [deals.my_ads_rows],
    "office.ways": [helpdesk.call_me],
    "office.foot": [helpdesk.writing],
    "page.end": [deals.page_end, moderation.page_end, helpdesk.help_offer],
    "help.office": [helpdesk.when_we_answer],
    "office.rail": [knowledge.rail, reports.rail, surveys.rail, helpdesk_who.rail],
    "page.head": [deals.page_head, moderation.page_head, helpdesk.page_head, surveys.page_head],
    "person.aside": [
        deals.person_between,
        moderation.report_person,
        helpdesk.write_to_person,
        accounts.office_card,
    ],
    "person.end": [deals.person_reviews],
    "person.glance": [deals.person_glance],
    "person.head": [deals.person_rating],
    "ticket.who": [helpdesk_who.panel],
    "settings.nav": [notifications.settings_link, moderation.settings_link],
    "thread.context": [deals.thread_part("panel")],
    "thread.end": [surveys.thread_card],
    "thread.head": [deals.thread_part("head")],
    "thread.menu": [deals.thread_menu, helpdesk.bring_in],
    "thread.person": [deals.thread_person],
    "thread.presence": [deals.thread_answers],
    "thread.top": [deals.thread_part("pin"), helpdesk.promise],
    "listing.end": [moderation.report_listing],
    "message.menu": [helpdesk.split_message, moderation.report_message],
    "message.warned": [moderation.warning_buttons],
    "review.step": [surveys.review_step],
    "review.tools": [moderation.report_review],
    "thread.banner": [moderation.why_suspended],
    "thread.report": [moderation.report_button],
}

TAKERS: dict[str, Sequence[Taker]] = {
    "review.step": [surveys.take_review_step],
}
"""Who takes what was sent with a form in which they have asked something of their own."""
