"""Where a request came from."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """The visitor's address.

    What a forwarding header says counts only when the request reached us through a listed proxy: anybody
    else writes into it what they like. Of several, the last one that no proxy of ours has.
    """
    nearest = str(request.META.get("REMOTE_ADDR", ""))
    if nearest not in settings.TRUSTED_PROXIES:
        return nearest
    named = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    outside = [part for part in named if is_address(part) and part not in settings.TRUSTED_PROXIES]
    return outside[-1] if outside else nearest


def client_key(request: HttpRequest) -> str:
    """The address to count by."""
    return home_of(client_address(request))


def home_of(address: str) -> str:
    """One home owns a whole /64 of IPv6 and could change within it at will."""
    if is_address(address) and isinstance(ip_address(address), IPv6Address):
        return str(IPv6Network((address, 64), strict=False))
    return address


def is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
