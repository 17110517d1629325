"""What the inbox can be narrowed to: every room's on one page, in the order they are offered."""

from saypro.conversations.filters import OWN, InboxFilter
from saypro.deals.filters import WAITING

FILTERS: list[InboxFilter] = [*OWN, WAITING]
