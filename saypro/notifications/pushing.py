"""Web push: encrypted for one browser, handed to that browser's own service."""

import base64
import hashlib
import json
from fnmatch import fnmatchcase
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

from saypro.notifications.models import Push
from saypro.notifications.transport import Delayed, Refused, Unconfirmed

DAY_S = 24 * 3600


class Gone(Exception):
    """The browser takes no pushes any more: it was uninstalled, or its owner said no."""


def transmit(push: Push) -> None:
    """Raises Gone, Delayed, Refused or Unconfirmed; returns when the browser's service has taken the push."""
    import requests  # heavy, and only whoever sends needs it
    from pywebpush import WebPushException, webpush

    try:
        webpush(
            subscription_info={
                "endpoint": push.browser.endpoint,
                "keys": {"p256dh": push.browser.p256dh, "auth": push.browser.auth},
            },
            data=payload(push),
            vapid_private_key=settings.PUSH_KEY,
            vapid_claims={"sub": f"mailto:{settings.OFFICE_EMAIL}"},
            headers={"Urgency": "high", "Topic": topic(push.tag)},
            ttl=DAY_S,
            timeout=settings.PUSH_TIMEOUT_S,
        )
    except WebPushException as error:
        raise understood(error.status_code, str(error.message)) from error
    except requests.exceptions.ConnectionError as error:
        raise Delayed(f"The push service cannot be reached: {type(error).__name__}") from error
    except requests.exceptions.RequestException as error:
        raise Unconfirmed("The push service did not answer: it may have left.") from error


def understood(status: int | None, words: str) -> Exception:
    if status in (404, 410):
        return Gone("The browser takes no pushes any more.")
    if status is None or status == 429 or status >= 500:
        return Delayed(f"The push service asked to wait: {status or words[:200]}")
    return Refused(f"The push service refused it: {status}")


def payload(push: Push) -> str:
    """Who and about what, never what was said: it lies on the lock screen for all to see."""
    words = {"title": push.title, "body": push.body, "url": push.url, "tag": push.tag}
    return json.dumps(words, ensure_ascii=False)


def topic(tag: str) -> str:
    """At most 32 letters, by which a later push takes the place of one not delivered yet."""
    return base64.urlsafe_b64encode(hashlib.sha256(tag.encode()).digest()[:24]).decode()


def is_push_service(endpoint: str) -> bool:
    """Whether the address is one of a browser maker's service: we write to no other on anybody's word."""
    try:
        parts = urlsplit(endpoint)
        origin = f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        return False
    if "@" in parts.netloc or not endpoint.isprintable():
        return False
    return any(fnmatchcase(origin, known) for known in settings.PUSH_HOSTS)


@cache
def public_key(private: str) -> str:
    """What browsers are given to know our pushes by, in base64url."""
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    number = int.from_bytes(base64.urlsafe_b64decode(private + "=" * (-len(private) % 4)), "big")
    key = ec.derive_private_key(number, ec.SECP256R1()).public_key()
    point = key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).decode().rstrip("=")
