"""Setting and dropping targets. The past keeps those it had."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from saypro.accounts.models import User
from saypro.events import actions as events
from saypro.reports.events import TargetSet
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.models import Target
from saypro.reports.office_days import day_of
from saypro.reports.refusals import Refused
from saypro.reports.scopes import fits

PER_CENT = (Unit.SHARE, Unit.GROWTH)


@transaction.atomic
def set_target(goal: Goal, *, by: User, owner: User | None = None, at: datetime) -> Target:
    """Aim at this from `valid_from` on, or from today where that is past. Safe to repeat. Raises Refused."""
    require_sense(goal)
    return _write(replace(goal, valid_from=max(goal.valid_from, day_of(at))), by, owner, at)


@transaction.atomic
def drop_target(goal: Goal, *, by: User, at: datetime) -> Target:
    """Aim at nothing there from today on. Safe to repeat."""
    return _write(replace(goal, valid_from=day_of(at)), by, None, at, is_dropped=True)


def require_sense(goal: Goal) -> None:
    if goal.metric_key not in METRICS:
        raise Refused(_("There is no such figure."))
    if goal.goal < 0 or (goal.metric.unit in PER_CENT and goal.goal > 100):
        raise Refused(_("Per cent lie between 0 and 100."))
    if (goal.scope == Scope.ALL) != (goal.of == ""):
        raise Refused(_("Say which of them the target is for, or choose all."))
    if not fits(goal):
        raise Refused(
            _("{figure} cannot be told for these tickets alone. Choose others, or another figure.").format(
                figure=goal.metric.name
            )
        )


def _write(goal: Goal, by: User, owner: User | None, at: datetime, *, is_dropped: bool = False) -> Target:
    metric, length, scope, of = goal.subject
    target, _is_new = Target.objects.update_or_create(
        metric=metric,
        length=length,
        scope=scope,
        of=of,
        valid_from=goal.valid_from,
        defaults={
            "goal": goal.goal,
            "high": goal.high,
            "note": goal.note[:200],
            "owner": owner,
            "is_dropped": is_dropped,
            "made_at": at,
        },
    )
    events.record(
        TargetSet(
            actor_id=by.pk,
            metric=metric,
            length=length,
            scope=scope,
            of=of,
            goal=None if is_dropped else goal.goal,
            valid_from=goal.valid_from.isoformat(),
        )
    )
    return target
