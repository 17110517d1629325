"""Where a request comes from, as far as we may believe it."""

import ipaddress

from django.conf import settings
from django.http import HttpRequest

NOWHERE = "0.0.0.0"  # noqa: S104  an address nobody has, for sockets without one


def client_ip(request: HttpRequest) -> str:
    """The nearest address that is not one of our own proxies.

    A forwarded-for header counts only from a listed proxy, and only back to the first stranger: anything
    before it was written by the visitor.
    """
    address = clean(request.META.get("REMOTE_ADDR", ""))
    if address not in settings.TRUSTED_PROXIES:
        return address
    for claimed in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        address = clean(claimed)
        if address not in settings.TRUSTED_PROXIES:
            break
    return address


def clean(address: str) -> str:
    try:
        return str(ipaddress.ip_address(address.strip()))
    except ValueError:
        return NOWHERE
