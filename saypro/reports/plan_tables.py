"""A quarter's plan as tables, for paper and files."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from saypro.reports.metrics import METRICS
from saypro.reports.models import Part, PlanLine
from saypro.reports.tables import Cell, Table


def plan_tables(lines: Sequence[PlanLine]) -> list[Table]:
    """One for each month and one for the end of the quarter."""
    columns = [_("What"), _("Kind"), _("State"), _("Who"), _("Figure"), _("Note")]
    return [
        Table(str(part.label), columns, [cells(line) for line in lines if line.part == part]) for part in Part
    ]


def cells(line: PlanLine) -> list[Cell]:
    figure = str(METRICS[line.metric].name) if line.metric in METRICS else ""
    return [
        line.text,
        _("Goal") if line.is_goal else _("Step"),
        str(PlanLine.State(line.state).label),
        line.owner.name if line.owner else _("Nobody yet"),
        figure,
        line.note,
    ]
