"""The key that signs sessions and links."""

import os
import secrets
from pathlib import Path


def secret_key(var: Path) -> str:
    """`$SECRET_KEY`, or the one kept in `var/secret`, made on first use.

    Raises OSError when it has to be made and cannot be. Two processes making it at once end with one key.
    """
    if given := os.environ.get("SECRET_KEY"):
        return given
    kept = var / "secret"
    if not kept.exists():
        _make(kept)
    return kept.read_text().strip()


def _make(kept: Path) -> None:
    kept.parent.mkdir(parents=True, exist_ok=True)
    draft = kept.with_name(f"secret.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secrets.token_urlsafe(50) + "\n")
    try:
        os.link(draft, kept)  # unlike a rename, a link never replaces the key somebody else just made
    except FileExistsError:
        pass
    finally:
        draft.unlink()
