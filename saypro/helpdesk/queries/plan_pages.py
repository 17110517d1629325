"""What the settings of the office show."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, QuerySet

from saypro.accounts.models import OFFICE_ROLES, User
from saypro.helpdesk.duty import Duty
from saypro.helpdesk.first_plans import PROMISES, WINDOWS
from saypro.helpdesk.hours import Window
from saypro.helpdesk.models import Closure, Membership, OfficeHours, PromiseRow, ShiftException, Team
from saypro.helpdesk.promises import Promise
from saypro.helpdesk.queries.duty import duties

MOST = 200


def office_people() -> QuerySet[User]:
    """Everybody who may take tickets, by name."""
    return User.objects.filter(role__in=OFFICE_ROLES, is_active=True).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of the office, whether they are there, and their shifts."""

    person: User
    duty: Duty
    is_there: bool


def colleagues_on(at: datetime) -> list[Colleague]:
    people = list(office_people()[:MOST])
    found = duties([person.pk for person in people], at)
    return [Colleague(person, found[person.pk], found[person.pk].is_on(at)) for person in people]


def coming_exceptions(agent: User, since: date) -> list[ShiftException]:
    return list(ShiftException.objects.filter(agent=agent, day_on__gte=since)[:MOST])


def teams_with_sizes() -> list[Team]:
    """Each with `size`, how many are in it."""
    return list(Team.objects.annotate(size=Count("memberships"))[:MOST])


def members_of_team(team: Team) -> list[Membership]:
    return list(team.memberships.select_related("agent")[:MOST])


def opening_plans() -> list[OfficeHours]:
    """All that were ever in force or will be, besides the first."""
    return list(OfficeHours.objects.prefetch_related("windows").order_by("-valid_from")[:MOST])


def open_windows(at: datetime) -> dict[int, list[Window]]:
    """Of the plan that is in force, by weekday."""
    plan = OfficeHours.objects.filter(valid_from__lte=at).order_by("-valid_from").first()
    if plan is None:
        return {day: list(windows) for day, windows in WINDOWS.items()}
    found: dict[int, list[Window]] = {}
    for window in plan.windows.all():
        found.setdefault(window.weekday, []).append(window.minutes)
    return found


def closures(since: date) -> list[Closure]:
    return list(Closure.objects.filter(day_on__gte=since)[:MOST])


@dataclass(frozen=True, slots=True)
class Standing:
    """A promise on the page: `pk` of its row, None for one of the first set."""

    promise: Promise
    pk: int | None
    is_in_force: bool
    is_to_come: bool


def standing_promises(at: datetime) -> list[Standing]:
    """Those in force and those to come, each group of tickets with its newest first."""
    rows = [(row.promise, row.pk) for row in PromiseRow.objects.all()[:MOST]]
    every = [*((one, None) for one in PROMISES), *rows]
    newest: dict[tuple[str, str, str], datetime] = {}
    for one, _pk in every:
        if one.valid_from <= at:
            newest[group(one)] = max(one.valid_from, newest.get(group(one), one.valid_from))
    shown = [
        Standing(one, pk, newest.get(group(one)) == one.valid_from, one.valid_from > at) for one, pk in every
    ]
    kept = [each for each in shown if each.is_in_force or each.is_to_come]
    return sorted(kept, key=lambda each: (*group(each.promise), each.promise.valid_from))


def group(one: Promise) -> tuple[str, str, str]:
    return one.clock.value, one.category, one.priority
