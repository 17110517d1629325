"""What we aim at on a day."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from saypro.helpdesk.models import Team
from saypro.reports.first_targets import FIRST_TARGETS
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import METRICS
from saypro.reports.models import Target
from saypro.reports.periods import Length


def goals_on(day: date) -> list[Goal]:
    """The goals in force, the owner's first ones where nobody set others, in the order of the figures."""
    found: dict[tuple[str, str, str, str], Goal | None] = {goal.subject: goal for goal in FIRST_TARGETS}
    rows = list(rows_until(day))
    teams = teams_of(rows)
    for row in rows:
        goal = replace(goal_of(row), name=teams.get(row.of, ""))
        found[goal.subject] = None if row.is_dropped else goal
    order = list(METRICS)
    kept = [goal for goal in found.values() if goal]
    return sorted(kept, key=lambda goal: order.index(goal.metric_key))


def teams_of(rows: Iterable[Target]) -> dict[str, str]:
    """The names of the teams that some of these are for."""
    wanted = [row.of for row in rows if row.scope == Scope.TEAM and row.of.isdecimal()]
    if not wanted:
        return {}
    return {str(pk): name for pk, name in Team.objects.filter(pk__in=wanted).values_list("pk", "name")}


def rows_until(day: date) -> Iterable[Target]:
    """Of figures that are still declared."""
    rows = Target.objects.filter(valid_from__lte=day, metric__in=METRICS).select_related("owner")
    return rows.order_by("valid_from", "pk")


def goal_of(row: Target) -> Goal:
    return Goal(
        row.metric,
        row.goal,
        Length(row.length),
        Scope(row.scope),
        row.of,
        row.high,
        row.note,
        row.owner.name if row.owner else "",
        row.valid_from,
    )
