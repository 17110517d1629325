"""Offers that are too good: vouchers, jobs for a fee, prizes, fast money."""

from django.utils.translation import gettext_lazy as _

from saypro.moderation.rules.rule import Rule
from saypro.moderation.rules.said import said

VOUCHER = Rule(
    key="voucher",
    name=_("Pay with vouchers or airtime"),
    weight=6,
    title=_("Vouchers are for shops, not for strangers"),
    reader=_(
        "{name} wants to be paid with a voucher or airtime. Once the number is told, the money is gone."
    ),
    writer=_("Asking for vouchers or airtime looks like a scam. Ask for cash or an EFT."),
    **said("voucher"),
)

JOB_FEE = Rule(
    key="job_fee",
    name=_("Job for a fee, or money for nothing"),
    weight=5,
    title=_("Nobody pays to be employed"),
    reader=_("{name} offers work for a fee, or a lot of money for little. Honest employers ask for nothing."),
    writer=_("Asking an applicant for money is not allowed here. Leave the fee out."),
    **said("job_fee"),
)

ADVANCE_FEE = Rule(
    key="advance_fee",
    name=_("A prize, loan or gift for a fee"),
    weight=5,
    title=_("A gift that costs money is no gift"),
    reader=_("{name} asks for a fee to release a prize, loan, car or animal. It is never released."),
    writer=_("A fee before anything is handed over looks like a scam. Let people pay when they have it."),
    **said("advance_fee"),
)

CRYPTO = Rule(
    key="crypto",
    name=_("Crypto or fast profit"),
    weight=5,
    title=_("Fast profit is bait"),
    reader=_("{name} mentions crypto, forex or fast profit. Payments in crypto can never be taken back."),
    writer=_("Crypto and fast profit look like a scam here. Ask for cash or an EFT."),
    **said("crypto"),
)
