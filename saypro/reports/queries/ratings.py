"""What people say of us and of each other, without those who were invited because they were happy."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from django.db.models import Case, Count, DateField, F, Q, Value, When

from saypro.reports.cells import ALL
from saypro.reports.office_days import Span, midnight
from saypro.surveys.models import DISPLAYED_AT, Survey

Parts = tuple[int, int]


def ratings(spans: Sequence[Span]) -> dict[tuple[str, str, date], Parts]:
    """By side, segment ("*" for all) and the first of its days, how many scores of adjacent spans are good,
    of how many. The latest answer of each survey counts.
    """
    answered = Survey.objects.counted().answered()
    within = answered.filter(during("answered_at", spans)).annotate(since=since_of("answered_at", spans))
    good = Count("score", filter=Q(score__gte=F("version__good_from")))
    rows = within.values("side", "segment", "since").annotate(good=good, n=Count("*"))
    kept, of = Counter[tuple[str, str, date]](), Counter[tuple[str, str, date]]()
    for side, segment, since, good_ones, n in rows.values_list("side", "segment", "since", "good", "n"):
        for key in ((side, segment, since), (side, ALL, since)):
            kept[key] += good_ones
            of[key] += n
    return {key: (kept[key], n) for key, n in of.items()}


def completed(spans: Sequence[Span]) -> dict[date, Parts]:
    """By the first of its days, how many of the surveys that were first displayed within each adjacent span
    were answered to the end, of how many.
    """
    displayed = Survey.objects.counted().displayed().annotate(first_at=DISPLAYED_AT)
    within = displayed.filter(during("first_at", spans)).annotate(since=since_of("first_at", spans))
    rows = within.values("since").annotate(kept=Count("completed_at"), n=Count("*"))
    found = {since: (kept, n) for since, kept, n in rows.values_list("since", "kept", "n")}
    return {since: found.get(since, (0, 0)) for since, _until in spans}


def during(moment: str, spans: Sequence[Span]) -> Q:
    first, last = min(since for since, _until in spans), max(until for _since, until in spans)
    return Q((f"{moment}__gte", midnight(first)), (f"{moment}__lt", midnight(last)))


def since_of(moment: str, spans: Sequence[Span]) -> Case:
    """The first day of the latest span that had begun by then."""
    begun = [
        When(Q((f"{moment}__gte", midnight(since))), then=Value(since))
        for since, _until in sorted(spans, reverse=True)
    ]
    return Case(*begun, output_field=DateField())
