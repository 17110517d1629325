"""How the two sides of the same talks see it: where the weaker side stands, by category and segment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from saypro.surveys.models import Origin, Side, Survey
from saypro.surveys.rates import Rate, gap
from saypro.surveys.wanted import Wanted

MOST = 30


@dataclass(frozen=True, slots=True)
class Gap:
    """`buyers` and `sellers` of one category; or one segment and the `others` they talked with."""

    name: str
    one: Rate
    other: Rate

    @property
    def points(self) -> float | None:
        return gap(self.one, self.other)

    @property
    def size(self) -> float:
        return abs(self.points or 0.0)


def gaps_by_category(wanted: Wanted, at: datetime) -> list[Gap]:
    """Buyers beside sellers, the widest gap first."""
    good = Q(score__gte=F("version__good_from"))
    rows = (
        both_sides(wanted, at)
        .order_by()
        .values_list("category")
        .annotate(
            good_buyers=Count("pk", filter=good & Q(side=Side.BUYER)),
            buyers=Count("pk", filter=Q(side=Side.BUYER)),
            good_sellers=Count("pk", filter=good & Q(side=Side.SELLER)),
            sellers=Count("pk", filter=Q(side=Side.SELLER)),
        )
    )
    return widest(Gap(name, Rate(b, bn), Rate(s, sn)) for name, b, bn, s, sn in rows)


def gaps_by_segment(wanted: Wanted, at: datetime) -> list[Gap]:
    """Each segment beside the other side of the same talks, where both have answered."""
    others = Survey.objects.filter(
        conversation=OuterRef("conversation"), occasion=OuterRef("occasion"), score__isnull=False
    ).exclude(side=OuterRef("side"))
    paired = both_sides(wanted, at).annotate(theirs=Subquery(others.values("score")[:1]))
    good, theirs = Q(score__gte=F("version__good_from")), Q(theirs__gte=F("version__good_from"))
    rows = (
        paired.filter(theirs__isnull=False)
        .order_by()
        .values_list("segment")
        .annotate(mine=Count("pk", filter=good), other=Count("pk", filter=theirs), many=Count("pk"))
    )
    return widest(Gap(name, Rate(mine, many), Rate(other, many)) for name, mine, other, many in rows)


def both_sides(wanted: Wanted, at: datetime) -> QuerySet[Survey]:
    since, until = wanted.bounds(at)
    counted = Survey.objects.of_who_counts()
    answered = counted.filter(score__isnull=False, answered_at__gte=since, answered_at__lt=until)
    return answered.filter(side__in=[Side.BUYER, Side.SELLER], origin=Origin.RULE)


def widest(gaps: Iterable[Gap]) -> list[Gap]:
    return sorted(gaps, key=lambda one: (-one.size, one.name))[:MOST]
