"""How a voice service signs what it sends: HMAC-SHA1 over the address and the sorted fields."""

import hmac
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha1


def voice_signature(url: str, fields: Mapping[str, str], secret: str) -> str:
    told = url + "".join(name + fields[name] for name in sorted(fields))
    return b64encode(hmac.digest(secret.encode(), told.encode(), sha1)).decode()


def is_signed(told: str, url: str, fields: Mapping[str, str], secret: str) -> bool:
    """Whether somebody with the secret sent these fields to this address; without a secret nobody did."""
    return bool(secret) and hmac.compare_digest(told.encode(), voice_signature(url, fields, secret).encode())
