"""Who fills which place in whose page: every slot on one page."""

from collections.abc import Sequence

from saypro.deals import slots as deals
from saypro.kit.slots import Filler, Gatherer
from saypro.notifications import slots as notifications

SLOTS: dict[str, Sequence[Filler] | Sequence[Gatherer]] = {
    "listing.seller_name": [deals.seller_rating],
    "listing.seller": [deals.seller_answers],
    "person.head": [deals.person_rating],
    "person.glance": [deals.person_glance],
    "person.end": [deals.person_reviews],
    "settings.nav": [notifications.settings_link],
    "thread.presence": [deals.thread_answers],
    "thread.person": [deals.thread_person],
    "thread.menu": [deals.thread_review],
}
