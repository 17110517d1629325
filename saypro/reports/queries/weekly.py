"""How each kind of member fared from week to week."""

from datetime import date, datetime

from django.db.models import Count, F, Q
from django.db.models.functions import TruncWeek
from django.utils import timezone

from saypro.reports.models import Kind, Moment
from saypro.reports.office_days import midnight
from saypro.reports.queries.cells import CELLS
from saypro.reports.queries.counting import bounds
from saypro.reports.queries.ratings import Parts
from saypro.reports.reading import rows_of
from saypro.surveys.models import Survey

ONLY_FIRST = f"kind = '{Kind.FIRST}'"
FIRST = f"""
    SELECT segment, date_trunc('week', day_on::timestamp)::date, sum(kept)::bigint, sum(n)::bigint
    FROM ({CELLS.reading(ONLY_FIRST, f"NOT is_whole AND {ONLY_FIRST}")}) cell
    WHERE moment = '{Moment.DUE}' GROUP BY 1, 2"""  # noqa: S608, our own words


def weekly_scores(since: date, until: date) -> dict[tuple[str, str, date], Parts]:
    """By side, segment and Monday, how many of the scores of that week are good, of how many."""
    answered = Survey.objects.counted().answered()
    within = answered.filter(answered_at__gte=midnight(since), answered_at__lt=midnight(until))
    week = TruncWeek("answered_at", tzinfo=timezone.get_default_timezone())
    good = Count("pk", filter=Q(score__gte=F("version__good_from")))
    rows = within.values("side", "segment", week=week).annotate(good=good, n=Count("pk"))
    found = rows.values_list("side", "segment", "week", "good", "n")
    return {(side, segment, begin.date()): (kept, n) for side, segment, begin, kept, n in found}


def weekly_first_answers(since: date, until: date, at: datetime) -> dict[tuple[str, date], Parts]:
    """By segment and Monday, how many first answers that fell due in that week were in time, of how many."""
    rows = rows_of(FIRST, bounds(since, until, at))
    return {(segment, week): (kept, n) for segment, week, kept, n in rows}
