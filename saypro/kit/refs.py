"""Public references: unguessable, short, safe in an address."""

import re
import secrets

REF = re.compile(r"[\w-]{0,40}", re.ASCII)


def as_ref(text: str) -> str:
    """The text if it may be a reference, else "": for some texts a database cannot even be asked."""
    return text if REF.fullmatch(text) else ""


def new_ref() -> str:
    """22 characters, 128 random bits: for things only their people may see."""
    return secrets.token_urlsafe(16)


def new_handle() -> str:
    """10 lower-case characters, 50 random bits: for public things, in addresses people read aloud."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10))
