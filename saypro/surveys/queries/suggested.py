"""What comments are about that no theme has yet."""

from datetime import datetime, timedelta

from saypro.surveys.feeling.terms import Term, terms
from saypro.surveys.models import Mention, Survey, Theme
from saypro.surveys.queries.results import GOOD, LOW

BACK = timedelta(days=90)
MOST_READ = 2000


def suggested_terms(at: datetime, limit: int = 12) -> list[Term]:
    """What stands out in what people with low scores wrote within 90 days, beside what the happy ones did.

    Words of themes that are open are left out. Reads the latest 2,000 comments of each.
    """
    said = Survey.objects.counted().filter(answered_at__gt=at - BACK).exclude(worked="", improve="")
    raised = Mention.objects.filter(theme__closed_at=None)
    low = said.filter(LOW).exclude(pk__in=raised.values("survey")).order_by("-pk")[:MOST_READ]
    good = said.filter(GOOD).order_by("-pk")[:MOST_READ]
    themes = Theme.objects.filter(closed_at=None).values_list("name", flat=True)
    known = frozenset(word for name in themes for word in name.casefold().split())
    comments = [(one.person_id, f"{one.worked}. {one.improve}") for one in low]
    return terms(comments, [f"{one.worked}. {one.improve}" for one in good], skip=known, limit=limit)
