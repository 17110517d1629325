"""What a visitor's browser keeps to be known again, and links to what was said."""

import secrets
from hashlib import sha256

from django.core.signing import BadSignature, TimestampSigner

LINK_DAYS = 30
_signer = TimestampSigner(salt="saypro.helpdesk.widget.history")


def new_token() -> str:
    """256 random bits; only their hash is kept."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def history_token(visitor_id: int) -> str:
    """Opens this visitor's history for 30 days."""
    return _signer.sign_object(visitor_id)


def visitor_in(token: str) -> int | None:
    """Whose history a link opens; None for one that is over or was never made."""
    try:
        found = _signer.unsign_object(token, max_age=LINK_DAYS * 24 * 3600)
    except (BadSignature, ValueError, TypeError):
        return None
    return found if isinstance(found, int) else None
