"""For which tickets a target can be: what each figure can be narrowed to, and what that is called."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from saypro.helpdesk.models import Channel, Segment, Team
from saypro.kit.places import PROVINCE_CHOICES
from saypro.reports.formulas import Formula, Growth, Kept, Mix, Quantile, Rated, Ratio, Tally
from saypro.reports.goals import Goal, Scope
from saypro.reports.words import GROUPS
from saypro.surveys.queries import SEGMENTS_OF_SIDES

Words = Any  # a translation that is made when it is shown

TITLES: Mapping[Scope, Words] = {
    Scope.ALL: _("All tickets"),
    Scope.CATEGORY: _("By category"),
    Scope.SEGMENT: _("By kind of member"),
    Scope.TEAM: _("By team"),
    Scope.REGION: _("By province"),
    Scope.CHANNEL: _("By channel"),
}
OF_TICKETS = frozenset(Scope) - {Scope.CATEGORY}


def scopes_of(formula: Formula) -> frozenset[Scope]:
    """What a figure of this shape can be narrowed to."""
    match formula:
        case Tally() | Kept() | Ratio() | Quantile():
            return OF_TICKETS | {Scope.CATEGORY}
        case Growth():
            return OF_TICKETS
        case Mix():
            return frozenset({Scope.CATEGORY})
        case Rated():
            return frozenset({Scope.ALL, Scope.SEGMENT})
        case _:
            return frozenset({Scope.ALL})


def values_of(scope: Scope) -> dict[str, Words]:
    """Everything a target of this scope can be for, with its name."""
    match scope:
        case Scope.CATEGORY:
            return {key: name for key, name in GROUPS.items() if key}
        case Scope.SEGMENT:
            return dict(Segment.choices) | {
                key: name for side in SEGMENTS_OF_SIDES.values() for key, name in side.items()
            }
        case Scope.TEAM:
            return {str(pk): name for pk, name in Team.objects.order_by("name").values_list("pk", "name")}
        case Scope.REGION:
            return dict(PROVINCE_CHOICES)
        case Scope.CHANNEL:
            return dict(Channel.choices)
        case Scope.ALL:
            return {"": TITLES[Scope.ALL]}


def fits(goal: Goal) -> bool:
    """Whether there is such a figure of such tickets. Buyers and sellers have segments of their own."""
    formula = goal.metric.formula
    if goal.scope not in scopes_of(formula) or goal.of not in values_of(goal.scope):
        return False
    if goal.scope != Scope.SEGMENT:
        return True
    side = formula.side if isinstance(formula, Rated) else ""
    return goal.of in SEGMENTS_OF_SIDES.get(side, Segment.values)


def choices() -> list[tuple[Words, list[tuple[str, Words]]]]:
    """For a list to choose from, a group for each scope; `chosen` reads it."""
    return [
        (title, [(f"{scope}:{key}", name) for key, name in values_of(scope).items()])
        for scope, title in TITLES.items()
    ]


def chosen(value: str) -> tuple[Scope, str]:
    scope, _colon, of = value.partition(":")
    return Scope(scope), of
