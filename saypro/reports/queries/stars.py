"""What members think of each other, from their reviews."""

from datetime import date

from django.db.models import Count, Q

from saypro.deals.models import Review
from saypro.reports.office_days import midnight

POSITIVE = 4


def stars(since: date, until: date) -> dict[str, tuple[int, int]]:
    """How many reviews of each side are positive, and how many there are; whether shown yet or not."""
    written = Review.objects.filter(written_at__gte=midnight(since), written_at__lt=midnight(until))
    good = Count("pk", filter=Q(stars__gte=POSITIVE))
    rows = written.filter(taken_down_at=None).values("part").annotate(good=good, n=Count("pk"))
    found = rows.values_list("part", "good", "n")
    return {part: (positive, n) for part, positive, n in found}
