"""Whether a socket is opened by a page of our own: browsers send cookies along whoever asks."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

PORTS = {"http": 80, "https": 443}
Place = tuple[str, int]


def is_ours(scope: Mapping[str, Any]) -> bool:
    """The page comes from the host that was asked, to the port, or from the site's configured address.

    Cookies know no ports: a page of another program on the same machine has them, too.
    """
    origins, hosts = told(scope, b"origin"), told(scope, b"host")
    if len(origins) != 1 or len(hosts) != 1:
        return False
    scheme = origins[0].partition(":")[0]
    asking = place_of(origins[0])
    asked = {place_of(f"{scheme}://{hosts[0]}"), place_of(settings.SITE_URL)}
    return asking is not None and asking in asked and validate_host(asking[0], settings.ALLOWED_HOSTS)


def told(scope: Mapping[str, Any], name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]


def place_of(origin: str) -> Place | None:
    """Host and port; None for what is no origin."""
    try:
        parts = urlsplit(origin)
        usual = PORTS[parts.scheme]
        port = parts.port or usual
    except (ValueError, KeyError):
        return None
    is_bare = origin == f"{parts.scheme}://{parts.netloc}" and "@" not in parts.netloc
    return (bracketed(parts.hostname), port) if parts.hostname and is_bare else None


def bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
