"""Reviews of months and plans of quarters."""

from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.formats import date_format

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.reports.models import Plan, PlanLine, Review, ReviewItem
from saypro.reports.periods import Length, Period, month_after, period_of

MOST = 120


def reviews() -> QuerySet[Review]:
    """The newest first, each with how many points it has, `all`, and how many are ticked, `done`."""
    done = Count("items", filter=Q(items__done_at__isnull=False))
    return Review.objects.annotate(all=Count("items"), done=done)[:MOST]


def items_of(since: date) -> QuerySet[ReviewItem]:
    """The points of the month that begins on this day."""
    return ReviewItem.objects.filter(review__since=since).select_related("done_by")


def plans() -> QuerySet[Plan]:
    """The newest first, each with how many lines it has, `all`, and how many are done, `done`."""
    meant = ~Q(lines__state=PlanLine.State.DROPPED)
    done = Count("lines", filter=Q(lines__state=PlanLine.State.DONE))
    return Plan.objects.annotate(all=Count("lines", filter=meant), done=done)[:MOST]


def lines_of(since: date) -> QuerySet[PlanLine]:
    """The lines of the quarter that begins on this day, month by month, its goals first."""
    return PlanLine.objects.filter(plan__since=since).select_related("owner")


def is_begun(since: date) -> bool:
    """Whether the review of the month that begins on this day has."""
    return Review.objects.filter(since=since).exists()


def is_planned(since: date) -> bool:
    """Whether the quarter that begins on this day has a plan."""
    return Plan.objects.filter(since=since).exists()


def owners() -> QuerySet[User]:
    """Who can look after a line: everybody of the office."""
    return User.objects.filter(role__in=OFFICE_ROLES, is_active=True).order_by("name", "pk")


def improvements(period: Period) -> list[tuple[str, str]]:
    """What was done by plan in the months of the period, each with its month and what was noted."""
    months = period_of(Length.QUARTER, period.since)
    within = range(period.since.month, period.last_day.month + 1)
    parts = [part for part in (1, 2, 3) if months.since.month + part - 1 in within]
    done = lines_of(months.since).filter(state=PlanLine.State.DONE, is_goal=False, part__in=parts)
    return [
        (date_format(month_after(months.since, line.part - 1), "F"), f"{line.text} {line.note}".strip())
        for line in done
    ]
