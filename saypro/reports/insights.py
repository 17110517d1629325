"""What the figures say, and what to do about it, in plain sentences computed from them."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from saypro.reports import words
from saypro.reports.calendar_words import WEEKDAYS
from saypro.reports.figures import Value
from saypro.reports.metrics import METRICS, Unit
from saypro.reports.pace import Better, State
from saypro.reports.scores import scores
from saypro.reports.sections import Material, standings
from saypro.reports.standings import Standing

FEW_MESSAGES = 10
CLEARLY = 3.0


def insights(given: Material) -> list[str]:
    """At most a sentence for each subject; none where there is nothing to tell."""
    found = (growth(given), answering(given), slowest(given), moved(given), least_content(given), mood(given))
    return [line for line in found if line]


def growth(given: Material) -> str:
    figures = given.figures
    now = figures.value(METRICS["messages"].formula).n
    change = figures.value(METRICS["growth"].formula).value
    if not now:
        return ""
    facts = {"now": words.whole(now), "active": words.whole(figures.value(METRICS["active"].formula).n)}
    if change is None:
        return _("{now} messages were exchanged; {active} members wrote.").format(**facts)
    more = _("{share} % more") if change >= 0 else _("{share} % fewer")
    said = (
        _("{now} messages were exchanged, {change} than in the period before; {active} members wrote.")
        if figures.period.is_over(figures.at)
        else _(
            "{now} messages were exchanged, {change} than by this day of the period before; {active} members "
            "wrote."
        )
    )
    return said.format(change=more.format(share=round(abs(change))), **facts)


def answering(given: Material) -> str:
    figures = given.figures
    median, share = (figures.value(METRICS[key].formula) for key in ("first_median", "answered_24h"))
    if median.value is None or share.value is None:
        return ""
    return _(
        "Half of the first answers came within {median}, and {share} of all waits ended within 24 hours."
    ).format(median=words.hours(median.value), share=words.number(share.value, Unit.SHARE))


def slowest(given: Material) -> str:
    """The category whose first answers take longest, where there are several."""
    formula = METRICS["first_median"].formula
    times = {key: given.figures.value(formula, group=key) for key in words.GROUPS if key}
    known = {
        key: value for key, value in times.items() if value.value is not None and value.n >= FEW_MESSAGES
    }
    if len(known) < 2:
        return ""
    key = max(known, key=lambda one: known[one].value or 0)
    return _("Members wait longest with {category}: {median} at the median.").format(
        category=words.GROUPS[key], median=words.hours(known[key].value or 0)
    )


def moved(given: Material) -> str:
    """The share that changed most since the period before."""
    changes = [(change(one.value, one.before), one) for one in standings(given) if is_share(one)]
    if not changes:
        return ""
    points, standing = max(changes, key=lambda pair: abs(pair[0]))
    if abs(points) < CLEARLY:
        return _("No share with a target moved by more than three points.")
    said = (
        _("{name} rose by {points} points to {now}.")
        if points > 0
        else _("{name} fell by {points} points to {now}.")
    )
    return said.format(
        name=named(standing),
        points=f"{abs(points):.1f}",
        now=words.number(standing.value.value, Unit.SHARE),
    )


def is_share(standing: Standing) -> bool:
    values = (standing.value, standing.before)
    return all(one.value is not None and one.is_share and not one.is_few for one in values)


def change(now: Value, before: Value) -> float:
    return (now.value or 0) - (before.value or 0)


def least_content(given: Material) -> str:
    """The kind of member furthest below its goal, where the scores are enough to say so."""
    low = [one for one in scores(given.figures, given.goals) if one.goal and one.high < one.goal]
    if not low:
        return ""
    worst = min(low, key=lambda one: one.share - (one.goal or 0))
    return _("{who}: {share} gave a good score, clearly below the goal of {goal} %.").format(
        who=worst.name, share=words.number(worst.share, Unit.SHARE), goal=f"{worst.goal:g}"
    )


def mood(given: Material) -> str:
    value = given.figures.value(METRICS["meant_well"].formula)
    if value.value is None:
        return ""
    return _("Of {n} people whose comments could be read, {kept} meant them well.").format(
        n=words.whole(value.n), kept=words.whole(value.kept)
    )


def recommendations(given: Material) -> list[str]:
    """What follows for each target that was not reached, and for what most people raised."""
    bad = [one for one in standings(given) if is_short(one)]
    return list(dict.fromkeys([*(advice(one, given) for one in bad), *about_themes(given)]))


def is_short(standing: Standing) -> bool:
    """Not reached, and by enough to say so."""
    return standing.course.state in (State.MISSED, State.AT_RISK) and not standing.value.is_few


def advice(standing: Standing, given: Material) -> str:
    key, aim = standing.goal.metric_key, words.goal_words(standing.goal)
    now = words.number(standing.value.value, standing.goal.metric.unit)
    facts = {"name": named(standing), "now": now, "goal": aim}
    if key in ("answered_24h", "first_24h") and (peak := busiest(given.hours)):
        return _(
            "{name} is {now}, the goal {goal}: plan more agents for {peak}, when members write most."
        ).format(peak=peak, **facts)
    if key in ("solved_in_time", "solved_72h"):
        return _("{name} is {now}, the goal {goal}: begin each day with the oldest tickets.").format(**facts)
    if key in ("satisfaction", "buyers_positive", "sellers_positive"):
        return _("{name}: {now}, the goal {goal}. Take up every low score, and close its case.").format(
            **facts
        )
    if key == "messages":
        return _("{name}: {now}, the goal {goal}. Tell more members what they can ask us.").format(**facts)
    if standing.goal.better == Better.NEAR:
        return _("{name} is {now}, planned were {goal}: look whether tickets are filed well.").format(**facts)
    return _("{name} is {now}, the goal {goal}: find out why, and change it.").format(**facts)


def named(standing: Standing) -> str:
    whose = words.whose(standing.goal)
    name = str(standing.goal.metric.name)
    return f"{name} ({whose})" if whose else name


def busiest(hours: Sequence[Sequence[int]]) -> str:
    """ "Mon 8:00"; nothing where nobody wrote."""
    cells = [(n, -day, -hour) for day, row in enumerate(hours) for hour, n in enumerate(row) if n]
    if not cells:
        return ""
    _n, day, hour = max(cells)
    return f"{WEEKDAYS[-day]} {-hour}:00"


def about_themes(given: Material) -> Iterator[str]:
    for name, people in given.themes:
        if people > 1:
            yield _("Put right “{theme}”: {people} people raised it.").format(theme=name, people=people)
