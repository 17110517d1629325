"""How many conversations somebody may begin whose e-mail address is not confirmed."""

from django.conf import settings

from saypro.accounts.models import User
from saypro.accounts.queries import has_verified_address
from saypro.conversations.refusals import Refused
from saypro.kit.throttle import allow

WINDOW_S = 12 * 3600


def require_known_or_few(person: User) -> None:
    """Counts one more for who has not confirmed an address. Raises Refused(`too_many_new`) beyond the limit.

    Who writes to everybody at once is seldom a buyer, and seldom confirms an address.
    """
    if not has_verified_address(person) and allow(f"beginnings:{person.pk}", settings.NEW_THREADS, WINDOW_S):
        raise Refused("too_many_new")
