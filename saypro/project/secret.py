"""The keys of this house: one signs sessions and links, one vouches for pushes."""

import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

ORDER_OF_P256 = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def secret_key(var: Path) -> str:
    """`$SECRET_KEY`, or the one kept in `var/secret`, made on first use.

    Raises OSError when it has to be made and cannot be. Two processes making it at once end with one key.
    """
    return os.environ.get("SECRET_KEY") or kept(var / "secret", lambda: secrets.token_urlsafe(50))


def push_key(var: Path) -> str:
    """`$SAYPRO_PUSH_KEY`, or the one kept in `var/push-key`: a private key on P-256, in base64url.

    Browsers remember which key they trust: with another one, everybody would have to turn push on again.
    """
    return os.environ.get("SAYPRO_PUSH_KEY") or kept(var / "push-key", new_push_key)


def new_push_key() -> str:
    number = 1 + secrets.randbelow(ORDER_OF_P256 - 1)
    return base64.urlsafe_b64encode(number.to_bytes(32, "big")).decode().rstrip("=")


def kept(place: Path, make: Callable[[], str]) -> str:
    if not place.exists():
        _make(place, make())
    return place.read_text().strip()


def _make(place: Path, key: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f"{place.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(key + "\n")
    try:
        os.link(draft, place)  # unlike a rename, a link never replaces the key somebody else just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
