"""A report as plain data, to be kept: sentences, tables, quotes, and what is drawn on its paper."""

from dataclasses import asdict
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from saypro.reports import board
from saypro.reports.insights import insights, recommendations
from saypro.reports.kinds import ReportKind
from saypro.reports.office_days import day_of
from saypro.reports.sections import SECTIONS, Material

Told = dict[str, Any]
MOST_TILES = 8


def told_of(kind: ReportKind, given: Material) -> Told:
    """What the report says as long as nobody has edited its sentences."""
    figures = given.figures
    has = set(kind.sections)
    return {
        "about": about(given),
        "lead": lead_of(given),
        "insights": insights(given),
        "recommendations": recommendations(given) if has & {"targets", "more"} else [],
        "quotes": [asdict(quote) for quote in given.quotes] if "satisfaction" in has else [],
        "tables": [asdict(SECTIONS[key](given)) for key in kind.sections],
        "tiles": tiles(given) if "targets" in has else [],
        "bars": [asdict(bar) for bar in board.mix(figures, given.goals)] if "mix" in has else [],
        "first": [asdict(bar) for bar in board.first_answers(figures)] if "categories" in has else [],
        "weeks": [asdict(week) for week in board.weeks(figures)] if "days" in has else [],
    }


def about(given: Material) -> str:
    """ "1 April to 30 June 2026. Prepared by our office on 3 July 2026." """
    period = given.figures.period
    last = min(period.last_day, day_of(given.at))
    return _("{first} to {last}. Prepared by our office on {day}.").format(
        first=date_format(period.since, "j F"),
        last=date_format(last, "j F Y"),
        day=date_format(day_of(given.at), "j F Y"),
    )


def lead_of(given: Material) -> list[str]:
    head, text, _key = board.problem(given.figures, given.goals)
    return [line for line in (head, text) if line]


def tiles(given: Material) -> list[Told]:
    found = board.tiles(given.figures, given.goals)[:MOST_TILES]
    return [
        {
            "name": tile.name,
            "value": tile.value,
            "goal": _("goal {goal}").format(goal=tile.goal),
            "state": tile.state,
            "tone": tile.tone,
        }
        for tile in found
    ]


def edited(told: Told, prose: dict[str, str], quotes: set[int]) -> Told:
    """With these sentences, one on each line, and those of its quotes whose places are named."""
    sentences = {name: lines_of(prose.get(name, "")) for name in ("lead", "insights", "recommendations")}
    kept = [quote for place, quote in enumerate(told["quotes"]) if place in quotes]
    return {**told, **sentences, "quotes": kept}


def lines_of(text: str) -> list[str]:
    return [line for line in map(str.strip, text.splitlines()) if line]
