"""Small words for this room's templates."""

from django import template
from django.utils.translation import gettext as _

from saypro.surveys import words
from saypro.surveys.rates import Rate
from saypro.surveys.rates import gap as points_between

register = template.Library()


@register.filter
def percent(rate: Rate) -> str:
    """ "87 %", or a dash where nobody was asked."""
    return "–" if rate.percent is None else f"{rate.percent:.0f} %"


@register.filter
def margins(rate: Rate) -> str:
    """How sure it is, and of how many: "81–91 %, n = 120"."""
    if rate.margins is None:
        return _("nobody so far")
    low, high = rate.margins
    few = " · " + _("fewer than 30: read with care") if rate.is_few else ""
    return f"{low:.0f}–{high:.0f} % · n = {rate.of}{few}"


@register.filter
def points(gap: float | None) -> str:
    return "–" if gap is None else f"{gap:+.0f}"


@register.filter
def in_words(key: str, what: str) -> str:
    """{{ survey.segment|in_words:"segment" }}"""
    found: str = getattr(words, what)(key)
    return found


@register.filter
def open_hours(seconds: float | None) -> str:
    """ "2 h 10 min" of office hours, or a dash."""
    if seconds is None:
        return "–"
    hours, minutes = divmod(round(seconds / 60), 60)
    return _("%(hours)s h %(minutes)s min") % {"hours": hours, "minutes": minutes}


@register.filter
def as_percent(share: float) -> str:
    """0.87 as "87 %"."""
    return f"{100 * share:.0f} %"


@register.filter
def since(rate: Rate, before: Rate) -> str:
    """How many points it moved, or a dash."""
    return points(points_between(rate, before))
