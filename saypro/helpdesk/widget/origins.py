"""Origins of web pages, as browsers name them."""

from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
LOCAL = {"localhost", "127.0.0.1"}


def origin_of(words: str) -> str:
    """The origin in one form, such as https://shop.example; "" for what is none that may be listed.

    Without TLS only this machine counts: anybody on the way could be such a page.
    """
    parts = urlsplit(words.strip().rstrip("/"))
    try:
        port = parts.port
    except ValueError:
        return ""
    host = (parts.hostname or "").lower()
    is_plain = not (parts.path or parts.query or parts.fragment or parts.username or parts.password)
    if not host or not is_plain or not host.isascii() or "*" in host or parts.scheme not in PORTS:
        return ""
    if parts.scheme == "http" and host not in LOCAL:
        return ""
    shown = "" if port in (None, PORTS[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"
