"""A report on paper: A4, tagged for whoever reads with the ears, set by Typst."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from saypro.kit.typesetting import typeset
from saypro.reports.tables import Cell, Table

TEMPLATE = Path(__file__).parent / "templates/reports/report.typ"
PATIENCE_S = 120.0


def on_paper(
    title: str, about: str, lead: Sequence[str], tables: Sequence[Table], bars: Sequence[Any]
) -> bytes:
    """The file. Raises NotSet."""
    told = {
        "title": title,
        "about": about,
        "lead": list(lead),
        "tables": [
            {
                "title": table.title,
                "columns": list(table.columns),
                "rows": [[said(cell) for cell in row] for row in table.rows],
            }
            for table in tables
        ],
        "bars": list(bars),
        "bars_title": _("What people wrote about: share of messages, the mark is the goal"),
        "nothing": _("Nothing to tell."),
        "house": _("SayPro Classified"),
    }
    return typeset(TEMPLATE, told, within_s=PATIENCE_S)


def said(cell: Cell) -> str:
    return "–" if cell is None else str(cell)
