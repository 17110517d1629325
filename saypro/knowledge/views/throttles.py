"""How often one address may search for help."""

from django.conf import settings
from django.http import HttpRequest

from saypro.kit.addresses import client_key
from saypro.kit.throttle import allow

VOTES_AN_HOUR = 60


def may_search(request: HttpRequest) -> bool:
    """Only words cost. No limit where the setting is 0."""
    limit: int = settings.SEARCHES_PER_MINUTE
    return not limit or allow(f"help-search:{client_key(request)}", limit, 60) is None


def may_vote(request: HttpRequest) -> bool:
    return allow(f"help-vote:{client_key(request)}", VOTES_AN_HOUR, 3600) is None
