"""What a page says of a person who deals, in one query."""

from collections.abc import Collection
from datetime import datetime
from decimal import Decimal

from django.db.models import Aggregate, Avg, Count, OuterRef, Subquery

from saypro.accounts.models import User
from saypro.deals.models import Review
from saypro.deals.reputation import Reputation


def reputations(people: Collection[int], at: datetime) -> dict[int, Reputation]:
    """By person; hidden reviews count for nothing."""
    rows = (
        User.objects.filter(pk__in=people)
        .annotate(count=of_shown(Count("pk"), at), mean=of_shown(Avg("stars"), at))
        .values_list(
            "pk",
            "count",
            "mean",
            "response_figure__asked",
            "response_figure__answered",
            "response_figure__median_s",
        )
    )
    return {
        pk: Reputation(count, Decimal(str(mean)) if count else None, asked or 0, answered or 0, median_s)
        for pk, count, mean, asked, answered, median_s in rows
    }


def of_shown(aggregate: Aggregate, at: datetime) -> Subquery:
    """Over the reviews about the person of the outer query that can be read."""
    shown = Review.objects.shown(at).filter(about=OuterRef("pk")).order_by()
    return Subquery(shown.values("about").annotate(one=aggregate).values("one"))


def reputation_of(person: User, at: datetime) -> Reputation:
    return reputations([person.pk], at).get(person.pk, Reputation())
