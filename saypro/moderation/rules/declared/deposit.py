"""Paying before seeing."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules.rule import Rule
from saypro.moderation.rules.said import said

DEPOSIT = Rule(
    key="deposit",
    name=_("Pay before seeing"),
    weight=5,
    title=_("See it before you pay"),
    reader=_("{name} mentions paying before you have seen it. Scammers often do. Meet, check it, then pay."),
    writer=_(
        "Asking for money before the other side has seen it looks like a scam. Offer a time to see it first."
    ),
    **said("deposit"),
)
