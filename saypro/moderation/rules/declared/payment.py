"""Money that is said to be there, or to be too much."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules.rule import Rule
from saypro.moderation.rules.said import said

OVERPAYMENT = Rule(
    key="overpayment",
    name=_("Paid too much, send some back"),
    weight=6,
    title=_("Send nothing back"),
    reader=_(
        "{name} says that too much was paid. Look in your own bank app: until it is there, nothing was paid."
    ),
    writer=_("Asking for money back looks like a well-known scam. Let your bank reverse what you paid."),
    **said("overpayment"),
)

FAKE_PAYMENT = Rule(
    key="fake_payment",
    name=_("Proof of payment, money still pending"),
    weight=5,
    title=_("Wait until the money is in your account"),
    reader=_(
        "{name} says that a payment is on its way. A proof or an SMS can be made up. Look in your own bank"
        " app before you hand anything over."
    ),
    writer=_("Let them see the money in their account first; then nobody has to trust a picture."),
    **said("fake_payment"),
)
