"""What this room lets the inbox be narrowed to."""

from django.utils.translation import gettext_lazy as _

from saypro.conversations.filters import DEALS, InboxFilter
from saypro.deals.queries import is_turn_of

WAITING = InboxFilter("waiting", _("Waiting for me"), is_turn_of, kinds=DEALS)
