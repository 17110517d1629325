"""How often one address or person may ask."""

from django.conf import settings
from django.http import HttpRequest

from saypro.kit.addresses import client_key
from saypro.kit.throttle import allow


def may_search(request: HttpRequest) -> bool:
    """Only words cost; browsing by category and place is free. No limit where the setting is 0."""
    limit: int = settings.SEARCHES_PER_MINUTE
    if not request.GET.get("q") or not limit:
        return True
    return allow(f"search:{client_key(request)}", limit, 60) is None


def may_count(request: HttpRequest, ref: str) -> bool:
    """Once an hour and address an ad was looked at."""
    return allow(f"sighting:{ref}:{client_key(request)}", 1, 3600) is None
