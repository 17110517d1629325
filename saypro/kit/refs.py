"""Public references: unguessable, short, safe in an address."""

import secrets


def new_ref() -> str:
    """22 characters, 128 random bits: for things only their people may see."""
    return secrets.token_urlsafe(16)


def new_handle() -> str:
    """10 lower-case characters, 50 random bits: for public things, in addresses people read aloud."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10))
