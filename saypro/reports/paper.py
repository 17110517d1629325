"""A report on paper: A4, tagged for whoever reads with the ears, set by Typst."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from saypro.kit.typesetting import typeset
from saypro.reports.tables import Cell

TEMPLATE = Path(__file__).parent / "templates/reports/report.typ"
PATIENCE_S = 120.0


def on_paper(title: str, told: Mapping[str, Any]) -> bytes:
    """The file: what is not told is left out. Raises NotSet."""
    lists = ("lead", "insights", "recommendations", "quotes", "tiles", "bars", "first", "weeks", "tables")
    given = {name: told.get(name, []) for name in lists}
    tables = [
        {**table, "rows": [[said(cell) for cell in row] for row in table["rows"]]}
        for table in given["tables"]
    ]
    bars = [
        {**bar, "share": bar["share"] or 0, "said": f"{bar['share'] or 0:.1f} %"} for bar in given["bars"]
    ]
    words = {"title": title, "about": told.get("about", ""), **names()}
    return typeset(TEMPLATE, {**given, **words, "tables": tables, "bars": bars}, within_s=PATIENCE_S)


def names() -> dict[str, str]:
    return {
        "house": _("SayPro Classified"),
        "nothing": _("Nothing to tell."),
        "bars_title": _("What people wrote about"),
        "bars_hint": _("share; the mark is the goal"),
        "first_title": _("Time to first answer"),
        "first_hint": _("number of answers, in hours"),
        "weeks_title": _("Messages over the time"),
        "incoming": _("From members"),
        "outgoing": _("From the office"),
        "insights_title": _("What the figures say"),
        "quotes_title": _("What members told us"),
        "recommendations_title": _("What we recommend"),
        "targets_title": _("Where we stand"),
    }


def said(cell: Cell) -> str:
    return "–" if cell is None else str(cell)
