"""Making and changing the plan of a quarter."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.reports import words
from saypro.reports.actions.issuing import material, set_proposed
from saypro.reports.events import PlanLineChanged, PlanMade
from saypro.reports.first_plan import FIRST_PLAN
from saypro.reports.goals import Scope
from saypro.reports.metrics import METRICS
from saypro.reports.models import Part, Plan, PlanLine
from saypro.reports.office_days import day_of
from saypro.reports.pace import State
from saypro.reports.periods import Length, Period, period_of
from saypro.reports.queries import goals_on
from saypro.reports.refusals import Refused
from saypro.reports.sections import Material, standings

MOST_LINES = 100
AHEAD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a plan says."""

    part: int
    text: str
    is_goal: bool = False
    metric: str = ""
    owner: User | None = None
    state: str = PlanLine.State.PLANNED
    note: str = ""


@transaction.atomic
def make_plan(quarter: date, *, takes_targets: bool, by: User, at: datetime) -> Plan:
    """With the owner's steps, what the quarter before did not finish, and what it missed; with its proposed
    targets, too, where wanted. Safe to repeat. Raises Refused.
    """
    period = period_of(Length.QUARTER, quarter)
    if period.since > day_of(at) + AHEAD:
        raise Refused(_("That is too far ahead."))
    plan, is_new = Plan.objects.get_or_create(since=period.since, defaults={"made_at": at, "made_by": by})
    if is_new:
        earlier = material(period.before, at)
        lines = [*first_lines(period), *left_over(period), *missed(earlier)]
        PlanLine.objects.bulk_create(row_of(plan, line, place) for place, line in enumerate(lines, 1))
        events.record(PlanMade(actor_id=by.pk, plan_id=plan.pk, quarter=period.since.isoformat()))
        if takes_targets:
            set_proposed(earlier, by=by, at=at)
    return plan


def first_lines(period: Period) -> list[Line]:
    aims = [goal for goal in goals_on(period.since) if goal.metric_key == "satisfaction"]
    goal = next((words.goal_words(one) for one in aims if one.scope == Scope.ALL), _("most"))
    return [
        Line(step.part, str(step.text).format(goal=goal), step.is_goal, step.metric) for step in FIRST_PLAN
    ]


def left_over(period: Period) -> list[Line]:
    """What is still to be done of the plan before and is not planned by itself each quarter."""
    open_still = PlanLine.objects.filter(
        plan__since=period.before.since, is_goal=False, state__in=["planned", "going"]
    ).select_related("owner")
    always = {line.text for line in first_lines(period.before)}
    return [
        Line(Part.FIRST, one.text, False, one.metric, one.owner, one.state, _("From the quarter before."))
        for one in open_still
        if one.text not in always
    ]


def missed(earlier: Material) -> list[Line]:
    """One for each target that the quarter before did not reach; none where nobody wrote in it."""
    found: list[Line] = []
    if not earlier.figures.value(METRICS["messages"].formula).n:
        return found
    for standing in standings(earlier):
        goal = standing.goal
        if standing.course.state not in (State.MISSED, State.AT_RISK):
            continue
        name = f"{goal.metric.name}: {whose}" if (whose := words.whose(goal)) else str(goal.metric.name)
        text = _("{name} came to {value}, the goal was {goal}. Find out why, and change it.").format(
            name=name,
            value=words.number(standing.value.value, goal.metric.unit),
            goal=words.goal_words(goal),
        )
        found.append(Line(Part.FIRST, text, False, goal.metric_key))
    return found


@transaction.atomic
def add_line(plan: Plan, line: Line, *, by: User) -> PlanLine:
    """Raises Refused for a plan that is full."""
    many = plan.lines.count()
    if many >= MOST_LINES:
        raise Refused(_("100 lines are as many as a plan can have."))
    row = row_of(plan, line, many + 1)
    row.save()
    tell(row, row.state, by)
    return row


@transaction.atomic
def change_line(row: PlanLine, line: Line, *, by: User) -> None:
    """Safe to repeat."""
    new = row_of(row.plan, line, row.position)
    new.pk = row.pk
    new.save(force_update=True)
    tell(row, line.state, by)


@transaction.atomic
def drop_line(row: PlanLine, *, by: User) -> None:
    tell(row, "", by)
    PlanLine.objects.filter(pk=row.pk).delete()


def row_of(plan: Plan, line: Line, position: int) -> PlanLine:
    return PlanLine(
        plan=plan,
        part=line.part,
        is_goal=line.is_goal,
        position=position,
        text=line.text[:300],
        metric=line.metric,
        owner=line.owner,
        state=line.state,
        note=line.note,
    )


def tell(row: PlanLine, state: str, by: User) -> None:
    events.record(PlanLineChanged(actor_id=by.pk, plan_id=row.plan_id, line_id=row.pk, state=state))
