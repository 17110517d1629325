"""What may stand as a name."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def clean_name(name: str) -> str:
    """One line of visible characters with something to read in it."""
    name = " ".join(name.split())
    if not name.isprintable():
        raise ValidationError(_("That has characters nobody can see. Type your name again."))
    if not any(character.isalpha() for character in name):
        raise ValidationError(_("A name has letters. Write the name people call you by."))
    return name
