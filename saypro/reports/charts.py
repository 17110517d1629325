"""Charts as Vega-Lite, one specification each. Colours are named, and come from where they are drawn."""

from collections.abc import Sequence
from typing import Any

from saypro.reports.board import Bar, Week

Spec = dict[str, Any]
INK, LOUD = "ink", "loud"


def mix_chart(bars: Sequence[Bar], share: str, goal: str) -> Spec:
    """Shares with a mark where each should be."""
    values = [
        {"name": bar.name, "share": bar.share or 0, "goal": bar.goal, "tone": tone(bar)} for bar in bars
    ]
    y = {"field": "name", "type": "nominal", "sort": None, "title": None}
    return based(
        values,
        layer=[
            {
                "mark": {"type": "bar", "height": 20},
                "encoding": {"y": y, "x": quantity("share", share), "color": toned()},
            },
            {
                "transform": [{"filter": "isValid(datum.goal)"}],
                "mark": {"type": "tick", "thickness": 2, "size": 28, "color": "black"},
                "encoding": {"y": y, "x": quantity("goal", goal)},
            },
        ],
        height={"step": 36},
    )


def bar_chart(bars: Sequence[Bar], title: str) -> Spec:
    """How many of each, upright."""
    values = [{"name": bar.name, "n": bar.n, "tone": tone(bar)} for bar in bars]
    x = {"field": "name", "type": "nominal", "sort": None, "title": None, "axis": {"labelAngle": 0}}
    encoding = {"x": x, "y": quantity("n", title), "color": toned()}
    return based(values, mark={"type": "bar"}, encoding=encoding, height=200)


def week_chart(weeks: Sequence[Week], incoming: str, outgoing: str) -> Spec:
    values = [
        {"name": week.name, "n": n, "who": who, "order": order}
        for order, week in enumerate(weeks)
        for who, n in ((incoming, week.incoming), (outgoing, week.outgoing))
    ]
    x = {
        "field": "name",
        "type": "nominal",
        "sort": {"field": "order"},
        "title": None,
        "axis": {"labelAngle": 0},
    }
    color = {"field": "who", "type": "nominal", "sort": None, "scale": {"range": [INK, LOUD]}, "title": None}
    encoding = {"x": x, "y": quantity("n", ""), "color": color}
    return based(values, mark={"type": "line", "point": True}, encoding=encoding, height=200)


def based(values: list[dict[str, Any]], **rest: Any) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "data": {"values": values},
        **rest,
    }


def quantity(field: str, title: str) -> Spec:
    return {"field": field, "type": "quantitative", "title": title or None}


def tone(bar: Bar) -> str:
    return LOUD if bar.is_off else INK


def toned() -> Spec:
    return {
        "field": "tone",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [INK, LOUD], "range": [INK, LOUD]},
    }
