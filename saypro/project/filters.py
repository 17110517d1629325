"""What the inbox can be narrowed to: every room's on one page, in the order they are offered."""

from django.utils.translation import gettext_lazy as _

from saypro.conversations.filters import DEALS, OWN, InboxFilter
from saypro.deals import queries as deals
from saypro.deals.filters import WAITING

FILTERS: list[InboxFilter] = [
    *OWN,
    WAITING,
    InboxFilter("offer", _("With an offer"), deals.has_open_offer, kinds=DEALS),
]
