"""Somebody else comes, and there is a fee to pay first."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules.rule import Rule
from saypro.moderation.rules.said import said

COURIER = Rule(
    key="courier",
    name=_("Agent or courier with a fee"),
    weight=5,
    title=_("Never pay a courier to be paid"),
    reader=_(
        "{name} wants somebody else to collect, with a fee or insurance to pay first. You never get it back."
        " Hand over only against money you have."
    ),
    writer=_(
        "An agent who collects and a courier fee are what scammers use. Say who comes, and pay when they do."
    ),
    **said("courier"),
)

AWAY = Rule(
    key="away",
    name=_("Cannot come and see it"),
    weight=2,
    title=_("Deal face to face"),
    reader=_("{name} says they cannot meet. Most scams begin like that."),
    writer=_("Saying that you cannot meet makes people wary. Offer somebody who can."),
    **said("away"),
)
