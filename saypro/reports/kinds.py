"""Which reports there are, each declared once: its name, for how long, and what is in it."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from saypro.reports.periods import Length

Words = Any  # a translation that is made when it is shown


@dataclass(frozen=True, slots=True)
class ReportKind:
    """`sections` are keys of `sections.SECTIONS`, in their order."""

    key: str
    name: Words
    length: Length
    sections: tuple[str, ...]


WEEKLY = ("targets", "categories", "mix", "unresolved", "days")
MONTHLY = ("targets", "more", "categories", "mix", "satisfaction", "unresolved", "days")
QUARTERLY = (*MONTHLY, "improvements", "proposals")

DECLARED = (
    ReportKind("weekly", _("Weekly report"), Length.WEEK, WEEKLY),
    ReportKind("monthly", _("Monthly report"), Length.MONTH, MONTHLY),
    ReportKind("quarterly", _("Quarterly report"), Length.QUARTER, QUARTERLY),
    ReportKind(
        "scmr5", _("SCMR-5 User communication"), Length.MONTH, ("more", "categories", "mix", "unresolved")
    ),
    ReportKind("scmr17", _("SCMR-17 Member messaging"), Length.MONTH, ("messaging", "satisfaction", "days")),
    ReportKind("scmr5-profiles", _("SCMR-5 Profile usage"), Length.MONTH, ("profiles", "categories", "mix")),
)
KINDS = {kind.key: kind for kind in DECLARED}
