"""The office's figures on one page."""

from hashlib import blake2s
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from saypro.conversations.panes import Request
from saypro.reports import access, board, charts, queries, words
from saypro.reports.buckets import BOUNDS_H
from saypro.reports.calendar_words import WEEKDAYS
from saypro.reports.forms import LENGTHS, PeriodForm
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.office_days import day_of
from saypro.reports.periods import Period
from saypro.reports.reading import read_from_copy
from saypro.reports.scores import scores
from saypro.surveys.queries import themes_raised

PEAKS = 5
DAY = BOUNDS_H.index(24)
THEMES = 5


@require_safe
@login_required
def index(request: Request) -> HttpResponse:
    """A week, month or quarter, against its targets and the one before. The address keeps what is chosen."""
    access.require_office(request.user)
    form = PeriodForm(request.GET)
    if not form.is_valid():
        return render(request, "reports/dashboard.html", {"form": form}, status=422)
    period = form.period(day_of(timezone.now()))
    found, behind = read_from_copy(lambda: shown(request, form, period))
    return render(request, "reports/dashboard.html", {"form": form, "behind": behind, **found})


def shown(request: Request, form: PeriodForm, period: Period) -> dict[str, Any]:
    at, filters = timezone.now(), form.filters
    days = queries.days_within(period.before.since, period.until, at)
    figures = queries.figures_of(period, at, filters, days=days)
    goals = queries.goals_on(min(day_of(at), period.last_day))
    is_lead = access.is_lead(request.user)
    mix, first = board.mix(figures, goals), board.first_answers(figures)
    ages, weeks = board.ages(queries.backlog(at, filters)), board.weeks(figures)
    rated, moods = scores(figures, goals), board.moods(figures)
    grid, grid_before = (queries.hours(days.within(*span), filters) for span in (figures.now, figures.before))
    weekdays = [str(day) for day in WEEKDAYS]
    narrowed = {} if filters.named else queries.narrowed_figures(goals, figures)
    found: dict[str, Any] = {
        "period": period,
        "at": at,
        "gone": period.days_gone(at),
        "is_narrowed": bool(filters.named),
        "problem": board.problem(figures, goals),
        "tiles": board.tiles(figures, goals),
        "some": [] if filters.named else board.tiles_of_some(goals, figures, narrowed),
        "mix": mix,
        "first": first,
        "ages": ages,
        "open": sum(bar.n for bar in ages),
        "categories": board.by_category(figures, goals),
        "scores": rated,
        "moods": moods if figures.feelings[period.since] else [],
        "meant": [
            words.number(figures.value(METRICS["meant_well"].formula, span).value, Unit.SHARE)
            for span in (figures.now, figures.before)
        ],
        "hours": list(zip(weekdays, grid, strict=True)),
        "hour_names": range(24),
        "weeks": weeks,
        "themes": themes_raised(at)[:THEMES],
        "also": board.also(figures),
        "peaks": peaks(grid),
        "peaks_before": peaks(grid_before)[:1],
        "agents": queries.agents_at_work(days.within(*figures.now), filters) if is_lead else [],
        "lengths": lengths(period),
        "is_lead": is_lead,
        "kept": kept(request),
        "charts": {
            "mix": charts.mix_chart(mix, _("Share in %")),
            "first": charts.first_chart(
                first, _("Answers"), _("Hours"), _("24 h promise"), board.part_names()[DAY]
            ),
            "ages": charts.ages_chart(ages),
            "weeks": charts.week_chart(weeks, _("From members"), _("From the office")),
            "scores": charts.score_chart(rated, _("Share in %")),
            "moods": charts.mood_chart(moods, _("People")),
            "hours": charts.hour_chart(grid, weekdays, _("Messages")),
        },
    }
    return {**found, "mark": mark(found)}


def lengths(period: Period) -> list[tuple[str, Any, bool]]:
    """Week, month and quarter, as they stand in an address, in words, and whether it is the one shown."""
    return [(str(length), name, length == period.length) for length, name in LENGTHS]


def kept(request: Request) -> str:
    """What is chosen, for links to what lies behind a figure."""
    given = request.GET.copy()
    for name in [name for name, value in given.items() if not value]:
        del given[name]
    return given.urlencode()


def mark(found: dict[str, Any]) -> str:
    """Changes with what is shown, so that neither a page nor its parts need be drawn anew for nothing."""
    told = [get_language() or "", *(repr(value) for name, value in found.items() if name != "at")]
    return blake2s("".join(told).encode(), digest_size=8).hexdigest()


def peaks(grid: list[list[int]]) -> list[tuple[str, int, int]]:
    """The hours in which most is written."""
    cells = [(n, weekday, hour) for weekday, row in enumerate(grid) for hour, n in enumerate(row) if n]
    busiest = sorted(cells, key=lambda cell: (-cell[0], cell[1], cell[2]))[:PEAKS]
    return [(str(WEEKDAYS[weekday]), hour, n) for n, weekday, hour in busiest]
