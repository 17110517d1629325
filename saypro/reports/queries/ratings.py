"""What people say of us and of each other, without those who were invited because they were happy."""

from datetime import date

from django.db.models import Count, F, Q

from saypro.reports.office_days import midnight
from saypro.surveys.models import DISPLAYED_AT, Survey

Parts = tuple[int, int]
ALL = "*"


def ratings(since: date, until: date) -> dict[tuple[str, str], Parts]:
    """By side and segment ("*" for all), how many of the scores of these days are good, of how many.
    The latest answer of each survey counts.
    """
    answered = Survey.objects.counted().answered()
    within = answered.filter(answered_at__gte=midnight(since), answered_at__lt=midnight(until))
    good = Count("score", filter=Q(score__gte=F("version__good_from")))
    rows = within.values("side", "segment").annotate(good=good, n=Count("*"))
    found: dict[tuple[str, str], Parts] = {}
    for side, segment, kept, n in rows.values_list("side", "segment", "good", "n"):
        found[side, segment] = (kept, n)
        before = found.get((side, ALL), (0, 0))
        found[side, ALL] = (before[0] + kept, before[1] + n)
    return found


def completed(since: date, until: date) -> Parts:
    """How many of the surveys that were first displayed within these days were answered to the end, of how
    many.
    """
    displayed = Survey.objects.counted().displayed().annotate(first_at=DISPLAYED_AT)
    within = displayed.filter(first_at__gte=midnight(since), first_at__lt=midnight(until))
    found = within.aggregate(kept=Count("completed_at"), n=Count("*"))
    return found["kept"], found["n"]
