"""Codes, cards and passwords that nobody else may have."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules.rule import Rule
from saypro.moderation.rules.said import said

CODE = Rule(
    key="code",
    name=_("Asks for a code, PIN or card number"),
    weight=6,
    title=_("Keep codes and card numbers to yourself"),
    reader=_(
        "{name} asks for a code, PIN or card number. Nobody needs one to pay you. Who has it has your money."
    ),
    writer=_("Nobody should send codes, PINs or card numbers here. Ask for an account number instead."),
    **said("code"),
)

OFFICE = Rule(
    key="office",
    name=_("Pretends to be our office or a bank"),
    weight=6,
    title=_("Our office does not write like that"),
    reader=_(
        "{name} speaks as if for SayPro or a bank. Our office writes with the rosette and never asks for"
        " passwords or fees here."
    ),
    writer=_("Only our office may speak for SayPro."),
    **said("office"),
)
