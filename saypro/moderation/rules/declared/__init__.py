"""The rules of the house, one small declaration each; the office may tune them, see `queries.tuning`."""

from saypro.moderation.rules.declared.courier import AWAY, COURIER
from saypro.moderation.rules.declared.deposit import DEPOSIT
from saypro.moderation.rules.declared.elsewhere import (
    CONTACT,
    HIDDEN_LINK,
    LOOK_ALIKE,
    OTHER_APP,
    OUTSIDE_LINK,
)
from saypro.moderation.rules.declared.manner import HURRY, NEW_ACCOUNT, READS_LIKE, SAME_TEXT, TONE
from saypro.moderation.rules.declared.offers import ADVANCE_FEE, CRYPTO, JOB_FEE, VOUCHER
from saypro.moderation.rules.declared.payment import FAKE_PAYMENT, OVERPAYMENT
from saypro.moderation.rules.declared.secrets import CODE, OFFICE
from saypro.moderation.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    DEPOSIT,
    COURIER,
    OVERPAYMENT,
    FAKE_PAYMENT,
    CODE,
    OFFICE,
    VOUCHER,
    OTHER_APP,
    CONTACT,
    LOOK_ALIKE,
    HIDDEN_LINK,
    OUTSIDE_LINK,
    JOB_FEE,
    ADVANCE_FEE,
    CRYPTO,
    READS_LIKE,
    AWAY,
    SAME_TEXT,
    NEW_ACCOUNT,
    TONE,
    HURRY,
)
