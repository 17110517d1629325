"""The menu: which key stands for which kind of matter."""

from django.utils.translation import gettext as _

from saypro.helpdesk.models import Category

KEYS = {
    "1": Category.SUPPORT,
    "2": Category.RENEWAL,
    "3": Category.VIOLATION,
    "4": Category.COMPLAINT,
    "5": Category.GENERAL,
}


def category_of(digits: str) -> Category | None:
    return KEYS.get(digits)


def words() -> str:
    return _(
        "Press 1 for help with your account or an ad, 2 for renewals and approvals, 3 to report somebody, "
        "4 for a complaint, or 5 for anything else."
    )
