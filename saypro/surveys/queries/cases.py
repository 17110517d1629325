"""What is followed up, what many say alike, and how fast we are about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median, quantiles

from django.db.models import Count, Q, QuerySet

from saypro.accounts.models import Role, User
from saypro.helpdesk.models import Membership
from saypro.helpdesk.queries import office_time
from saypro.kit.paging import Page, page_of
from saypro.surveys.models import Case, Mention, Survey, Theme
from saypro.surveys.office_hours import open_s
from saypro.surveys.queries.comments import in_sight_of
from saypro.surveys.queries.quoting import AROUND, quoted
from saypro.surveys.rates import Rate

PAGE = 30
MONTH = timedelta(days=30)
TECHNICAL = "Technical"
"""The team that hears of frequent issues; the administrators where there is none of this name."""


def surveys_seen_by(agent: User) -> QuerySet[Survey]:
    return Survey.objects.filter(in_sight_of(agent))


def cases_page(agent: User, show: str, after: str = "") -> Page[Case]:
    """Open ones by when their first step is due; `show` is open, mine or closed."""
    seen = Case.objects.filter(survey__in=surveys_seen_by(agent).values("pk"))
    seen = seen.select_related("survey__version", "survey__person", "owner")
    if show == "closed":
        return page_of(seen.filter(state=Case.State.CLOSED), after, by=["-opened_at", "-pk"], size=PAGE)
    still = seen.exclude(state=Case.State.CLOSED)
    return page_of(
        still.filter(owner=agent) if show == "mine" else still, after, by=["due_at", "pk"], size=PAGE
    )


def themes_raised_in(survey: Survey) -> list[Theme]:
    return list(Theme.objects.filter(mentions__survey=survey).order_by("name"))


@dataclass(frozen=True, slots=True)
class Raised:
    """A theme with how many people raised it in the last 30 days, and in the 30 before."""

    theme: Theme
    people: int
    before: int

    @property
    def change(self) -> int:
        return self.people - self.before


def themes_raised(at: datetime, *, is_closed: bool = False) -> list[Raised]:
    """What most people raised first; people are counted, not comments."""
    counted = Q(mentions__survey__is_left_out=False)
    lately = Q(mentions__at__gt=at - MONTH) & counted
    earlier = Q(mentions__at__gt=at - 2 * MONTH, mentions__at__lte=at - MONTH) & counted
    person = "mentions__survey__person"
    found = Theme.objects.filter(closed_at__isnull=not is_closed).annotate(
        lately=Count(person, filter=lately, distinct=True),
        earlier=Count(person, filter=earlier, distinct=True),
    )
    rows = found.order_by("-lately", "name")[:100]
    return [Raised(theme, theme.lately, theme.earlier) for theme in rows]


def people_raising(theme: Theme, at: datetime) -> int:
    """How many different people raised it in the last 30 days."""
    lately = theme.mentions.filter(at__gt=at - MONTH, survey__is_left_out=False)
    return lately.values("survey__person").distinct().count()


def mentions_of(theme: Theme, agent: User, limit: int = 20) -> list[Mention]:
    """The latest, as far as this agent sees them."""
    seen = theme.mentions.filter(survey__in=surveys_seen_by(agent).values("pk"))
    return list(seen.select_related("survey__version", "survey__person").order_by("-at", "-pk")[:limit])


def mentions_to_tell(theme: Theme) -> list[Mention]:
    """Everybody who raised it and has not heard what came of it."""
    waiting = theme.mentions.filter(told_at=None)
    return list(waiting.select_related("survey__person", "survey__conversation").order_by("pk"))


def examples_of(theme: Theme, limit: int = 2) -> list[str]:
    """What people wrote about it lately, without who they are and how they are reached; nothing of private
    teams, whose words are not for everybody.
    """
    public = theme.mentions.filter(Q(survey__team=None) | Q(survey__team__is_private=False))
    counted = public.filter(survey__is_left_out=False)
    latest = counted.select_related("survey__person", "survey__agent").order_by("-at", "-pk")
    surveys = [one.survey for one in latest.prefetch_related(f"survey__{AROUND}")[:limit]]
    return [quoted(words, one) for one in surveys if (words := one.improve or one.worked)]


def technical_people() -> list[User]:
    """Who is told of what many people trip over."""
    team = Membership.objects.filter(team__name__iexact=TECHNICAL).values("agent")
    found = list(User.objects.filter(pk__in=team, is_active=True).order_by("pk"))
    return found or list(User.objects.filter(role=Role.ADMIN, is_active=True).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Pace:
    """In seconds of office hours: half of the cases were faster than the median, nine in ten than `p90`."""

    count: int
    median_s: float | None
    p90_s: float | None


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """Cases opened in a time: how many are closed, and how long it took; tests and abuse are left out."""

    addressed: Rate
    late: int
    first_action: Pace
    closure: Pace


def followed_up(since: datetime, until: datetime, at: datetime) -> FollowedUp:
    opened = Case.objects.filter(opened_at__gte=since, opened_at__lt=until).exclude(outcome=Case.Outcome.TEST)
    opened = opened.filter(survey__is_left_out=False)
    office = office_time()
    rows = list(opened.values_list("opened_at", "first_action_at", "closed_at", "due_at"))
    closed = [(begun, end) for begun, _first, end, _due in rows if end]
    acted = [(begun, first) for begun, first, _end, _due in rows if first]
    late = sum((first or end or at) > due for _begun, first, end, due in rows)
    return FollowedUp(
        Rate(len(closed), len(rows)),
        late,
        pace(open_s(office, *stretch) for stretch in acted),
        pace(open_s(office, *stretch) for stretch in closed),
    )


def pace(lengths: Iterable[float]) -> Pace:
    found = sorted(lengths)
    if not found:
        return Pace(0, None, None)
    p90 = quantiles(found, n=10, method="inclusive")[-1] if len(found) > 1 else found[0]
    return Pace(len(found), median(found), p90)
