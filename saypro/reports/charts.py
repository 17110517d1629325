"""Charts as Vega-Lite, one specification each. Colours are named, and come from where they are drawn."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from saypro.reports.board import Bar, Mood, Week
from saypro.reports.scores import Score
from saypro.reports.weekly import Panel

Spec = dict[str, Any]
INK, LOUD, SOFT, TEAL, PALE, TEXT, FAINT = "ink", "loud", "soft", "teal", "pale", "text", "faint"


def mix_chart(bars: Sequence[Bar], share: str) -> Spec:
    """Shares with a mark where each should be, and a fainter one where it was before."""
    values = [
        {
            "name": bar.name,
            "share": bar.share or 0,
            "goal": bar.goal,
            "before": bar.before,
            "tone": tone(bar),
            "said": f"{bar.share or 0:.1f} %",
        }
        for bar in bars
    ]
    y, most = names("name"), max((max(bar.share or 0, bar.goal or 0) for bar in bars), default=0)
    x = {**quantity("share", share), "scale": {"domainMax": most * 1.25 or 100}}
    return based(
        values,
        layer=[
            {
                "mark": {"type": "bar", "height": 18},
                "encoding": {"y": y, "x": x, "color": toned()},
            },
            {**ticked("before", 22, SOFT), "encoding": {"y": y, "x": quantity("before", share)}},
            {**ticked("goal", 28, TEXT), "encoding": {"y": y, "x": quantity("goal", share)}},
            {
                "transform": [{"calculate": "max(datum.share, datum.goal || 0)", "as": "end"}],
                "mark": {"type": "text", "align": "left", "dx": 8, "color": TEXT, "fontWeight": 600},
                "encoding": {"y": y, "x": quantity("end", share), "text": {"field": "said"}},
            },
        ],
        height={"step": 34},
    )


def first_chart(bars: Sequence[Bar], title: str, hours: str, promise: str, last_in_time: str) -> Spec:
    """How many of each, upright, with a mark for the period before and a line where our promise ends."""
    values = [
        {"name": bar.name, "n": bar.n, "before": bar.before, "tone": tone(bar), "said": str(bar.n or "")}
        for bar in bars
    ]
    axis = {"labelAngle": 0, "labelOverlap": True, "labelExpr": "replace(datum.label, ' h', '')"}
    x = {**names("name"), "title": hours, "axis": axis}
    ends = {"transform": [{"filter": {"field": "name", "equal": last_in_time}}]}
    at = {"x": {**x, "bandPosition": 1.05}}
    return based(
        values,
        layer=[
            {"mark": {"type": "bar"}, "encoding": {"x": x, "y": quantity("n", title), "color": toned()}},
            {**ticked("before", 30, SOFT), "encoding": {"x": x, "y": quantity("before", title)}},
            {
                "mark": {"type": "text", "dy": -7, "color": TEXT, "fontWeight": 600},
                "encoding": {"x": x, "y": quantity("n", title), "text": {"field": "said"}},
            },
            {**ends, "mark": {"type": "rule", "strokeDash": [4, 3], "color": TEXT}, "encoding": at},
            {
                **ends,
                "mark": {
                    "type": "text",
                    "align": "left",
                    "baseline": "top",
                    "dx": 5,
                    "y": 0,
                    "color": TEXT,
                    "text": promise,
                },
                "encoding": at,
            },
        ],
        height=210,
    )


def ages_chart(bars: Sequence[Bar]) -> Spec:
    """How many of each, lying, with their numbers."""
    values = [{"name": bar.name, "n": bar.n, "tone": tone(bar), "said": str(bar.n)} for bar in bars]
    x = {**quantity("n", ""), "axis": None}
    return based(
        values,
        layer=[
            {
                "mark": {"type": "bar", "height": 20},
                "encoding": {"y": names("name"), "x": x, "color": toned()},
            },
            {
                "mark": {"type": "text", "align": "left", "dx": 6, "color": TEXT, "fontWeight": 600},
                "encoding": {"y": names("name"), "x": x, "text": {"field": "said"}},
            },
        ],
        height={"step": 40},
    )


def week_chart(weeks: Sequence[Week], incoming: str, outgoing: str) -> Spec:
    """Two lines, each with a dashed one for the period before."""
    values = [
        {"name": week.name, "n": n, "before": before, "who": who, "order": order}
        for order, week in enumerate(weeks)
        for who, n, before in (
            (incoming, week.incoming, week.incoming_before),
            (outgoing, week.outgoing, week.outgoing_before),
        )
    ]
    x = across("name")
    color = {
        "field": "who",
        "type": "nominal",
        "sort": None,
        "scale": {"domain": [incoming, outgoing], "range": [INK, LOUD]},
        "title": None,
        "legend": {"symbolType": "stroke", "symbolStrokeWidth": 3, "symbolOpacity": 1},
    }
    return based(
        values,
        layer=[
            {
                "mark": {"type": "line", "strokeDash": [2, 4], "strokeWidth": 1.5, "opacity": 0.75},
                "encoding": {"x": x, "y": quantity("before", ""), "color": color},
            },
            {
                "transform": [{"filter": "isValid(datum.n)"}],
                "mark": {"type": "line", "point": True},
                "encoding": {"x": x, "y": quantity("n", ""), "color": color},
            },
        ],
        height=200,
    )


def score_chart(scores: Sequence[Score], share: str) -> Spec:
    """A point for each with its margins, a hollow one for the period before, and a mark at the goal."""
    values = [
        {
            "name": one.name,
            "share": one.share,
            "low": one.low,
            "high": one.high,
            "before": one.before,
            "goal": one.goal,
            "tone": LOUD if one.is_off else INK,
        }
        for one in scores
    ]
    y, scale = names("name"), {"domain": [0, 100]}
    axis = {"tickCount": 5}
    at = {**quantity("share", share), "scale": scale, "axis": axis}
    return based(
        values,
        layer=[
            {
                "mark": {"type": "rule", "strokeWidth": 5, "opacity": 0.35},
                "encoding": {
                    "y": y,
                    "x": {**quantity("low", share), "scale": scale},
                    "x2": {"field": "high"},
                    "color": toned(),
                },
            },
            {
                "transform": [{"filter": "isValid(datum.before)"}],
                "mark": {"type": "point", "size": 50, "color": FAINT},
                "encoding": {"y": y, "x": {**quantity("before", share), "scale": scale}},
            },
            {
                **ticked("goal", 22, TEXT),
                "encoding": {"y": y, "x": {**quantity("goal", share), "scale": scale}},
            },
            {
                "mark": {"type": "point", "filled": True, "size": 90, "opacity": 1},
                "encoding": {"y": y, "x": at, "color": toned()},
            },
        ],
        height={"step": 30},
    )


def panel_chart(panel: Panel, low: int) -> Spec:
    """One of several small charts on one scale, that begins at `low`; a week without figures is a gap."""
    values = [
        {"name": week.name, "share": week.share, "order": order} for order, week in enumerate(panel.weeks)
    ]
    axis = {"labelAngle": 0, "labelOverlap": "greedy", "labelSeparation": 10}
    color, x = LOUD if panel.is_off else INK, {**across("name"), "axis": axis}
    y = {**quantity("share", ""), "scale": {"domain": [low, 100], "zero": False}, "axis": {"tickCount": 3}}
    goal = {
        "data": {"values": [{"goal": panel.goal}] if panel.goal is not None else []},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": TEXT},
        "encoding": {"y": {**quantity("goal", ""), "scale": y["scale"]}},
    }
    point = {"filled": True, "size": 35, "color": color}
    line = {"mark": {"type": "line", "color": color, "point": point}, "encoding": {"x": x, "y": y}}
    return based(values, layer=[line, goal], height=130)


def mood_chart(moods: Sequence[Mood], people: str) -> Spec:
    """How many people wrote in which mood, one above the other."""
    labels = {
        "good": _("Meant well"),
        "mixed": _("Neither"),
        "bad": _("Meant badly"),
        "unread": _("Not read"),
    }
    values = [
        {"name": mood.name, "n": getattr(mood, key), "mood": label, "order": order, "place": place}
        for order, mood in enumerate(moods)
        for place, (key, label) in enumerate(labels.items())
    ]
    color = {
        "field": "mood",
        "type": "nominal",
        "title": None,
        "scale": {"domain": list(labels.values()), "range": [TEAL, SOFT, LOUD, PALE]},
    }
    encoding = {"x": across("name"), "y": quantity("n", people), "color": color, "order": {"field": "place"}}
    return based(values, mark={"type": "bar"}, encoding=encoding, height=200)


def hour_chart(grid: Sequence[Sequence[int]], weekdays: Sequence[str], messages: str) -> Spec:
    """Weekdays by hours; the more is written, the darker."""
    values = [
        {"day": weekdays[number], "hour": f"{hour:02d}", "n": n}
        for number, row in enumerate(grid)
        for hour, n in enumerate(row)
    ]
    color = {
        **quantity("n", messages),
        "scale": {"range": [PALE, INK]},
        "legend": {"orient": "bottom", "gradientLength": 160, "tickCount": 3, "titleOrient": "left"},
    }
    x = {"field": "hour", "type": "ordinal", "title": None, "axis": {"labelAngle": 0, "labelOverlap": True}}
    return based(
        values,
        mark={"type": "rect", "cornerRadius": 2},
        encoding={"x": x, "y": names("day"), "color": color},
        height={"step": 30},
    )


def based(values: list[dict[str, Any]], **rest: Any) -> Spec:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "width": "container",
        "data": {"values": values},
        **rest,
    }


def quantity(field: str, title: str) -> Spec:
    return {"field": field, "type": "quantitative", "title": title or None}


def names(field: str) -> Spec:
    return {"field": field, "type": "nominal", "sort": None, "title": None}


def across(field: str) -> Spec:
    axis = {"labelAngle": 0, "labelOverlap": True}
    return {"field": field, "type": "nominal", "sort": {"field": "order"}, "title": None, "axis": axis}


def ticked(field: str, size: int, color: str) -> Spec:
    return {
        "transform": [{"filter": f"isValid(datum.{field})"}],
        "mark": {"type": "tick", "thickness": 2, "size": size, "color": color},
    }


def tone(bar: Bar) -> str:
    return LOUD if bar.is_off else INK


def toned() -> Spec:
    return {
        "field": "tone",
        "type": "nominal",
        "legend": None,
        "scale": {"domain": [INK, LOUD], "range": [INK, LOUD]},
    }
