"""What was answered: the score with its margins, how many took part, the factors, and what was not asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Avg, Count, F, Q, QuerySet

from saypro.surveys.models import Feeling, NotOffered, Side, Survey
from saypro.surveys.rates import Rate
from saypro.surveys.wanted import Wanted

GOOD = Q(score__gte=F("version__good_from"))
UNREAD = Feeling.Label.UNREAD
LOW = Q(score__lte=F("version__low_to"))


@dataclass(frozen=True, slots=True)
class Feedback:
    """One survey as reports count it; scores are out of `most`."""

    survey_id: int
    side: str
    origin: str
    score: int | None
    most: int
    is_good: bool
    is_low: bool
    channel: str
    category: str
    segment: str
    region: str
    agent_id: int | None
    team_id: int | None
    conversation_id: int
    asked_at: datetime
    displayed_at: datetime | None
    started_at: datetime | None
    answered_at: datetime | None
    completed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Bar:
    score: int
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class Factor:
    """The mean, and the share of the best scores (three on ten, two on five)."""

    key: str
    mean: float
    top: Rate


@dataclass(frozen=True, slots=True)
class Funnel:
    """Of those asked in the time: how many saw it, began, and finished."""

    asked: int
    displayed: int
    started: int
    completed: int

    @property
    def response(self) -> Rate:
        return Rate(self.started, self.displayed)

    @property
    def completion(self) -> Rate:
        return Rate(self.completed, self.displayed)

    @property
    def dropped(self) -> Rate:
        """Began and did not finish."""
        return Rate(self.started - self.completed, self.started)


@dataclass(frozen=True, slots=True)
class Results:
    good: Rate
    before: Rate
    low: Rate
    mean: float | None
    bars: list[Bar]
    funnel: Funnel
    factors: list[Factor]
    invited_happy: int
    feelings: list[tuple[str, Rate]]


def results(wanted: Wanted, at: datetime) -> Results:
    """Those who were invited because they were happy are counted apart, and in no rate."""
    answered = answers(wanted, at)
    sums = answered.aggregate(
        of=Count("pk"), good=Count("pk", filter=GOOD), low=Count("pk", filter=LOW), mean=Avg("score")
    )
    happy = all_answers(wanted, at).exclude(origin="rule").count()
    return Results(
        good=Rate(sums["good"], sums["of"]),
        before=rate_before(wanted, at),
        low=Rate(sums["low"], sums["of"]),
        mean=sums["mean"],
        bars=bars(answered, 10 if wanted.side == Side.OFFICE else 5),
        funnel=funnel(wanted, at),
        factors=factors(answered),
        invited_happy=happy,
        feelings=feelings(answered),
    )


def rate_before(wanted: Wanted, at: datetime) -> Rate:
    """The good ones in as long a time before."""
    since, until = wanted.before(at)
    found = answered_in(wanted, since, until).filter(origin="rule")
    sums = found.aggregate(good=Count("pk", filter=GOOD), of=Count("pk"))
    return Rate(sums["good"], sums["of"])


def answers(wanted: Wanted, at: datetime) -> QuerySet[Survey]:
    """What counts, by when it was answered last."""
    return all_answers(wanted, at).filter(origin="rule")


def all_answers(wanted: Wanted, at: datetime) -> QuerySet[Survey]:
    return answered_in(wanted, *wanted.bounds(at))


def answered_in(wanted: Wanted, since: datetime, until: datetime) -> QuerySet[Survey]:
    return Survey.objects.of_who_counts().filter(
        side=wanted.side,
        score__isnull=False,
        answered_at__gte=since,
        answered_at__lt=until,
        **wanted.narrowed,
    )


def bars(answered: QuerySet[Survey], most: int) -> list[Bar]:
    found = dict(answered.order_by().values_list("score").annotate(Count("pk")))
    many = sum(found.values())
    return [
        Bar(score, found.get(score, 0), found.get(score, 0) / many if many else 0.0)
        for score in range(1, most + 1)
    ]


def feelings(answered: QuerySet[Survey]) -> list[tuple[str, Rate]]:
    """How comments are meant, by people; what nobody could read, or has read yet, is a bucket of its own."""
    said = answered.exclude(worked="", improve="").order_by()
    people = Count("person", distinct=True)
    found: dict[str, int] = {}
    for label, count in said.values_list("feeling__label").annotate(people):
        found[label or UNREAD] = found.get(label or UNREAD, 0) + count
    many = sum(found.values())
    return [(label, Rate(found.get(label, 0), many)) for label in Feeling.Label.values]


def funnel(wanted: Wanted, at: datetime) -> Funnel:
    """Of those offered within the time, whenever they were seen."""
    since, until = wanted.bounds(at)
    asked = Survey.objects.counted().filter(
        side=wanted.side, offered_at__gte=since, offered_at__lt=until, **wanted.narrowed
    )
    found = asked.aggregate(
        asked=Count("pk"),
        displayed=Count("pk", filter=Q(pk__in=asked.displayed().values("pk"))),
        started=Count("pk", filter=Q(started_at__isnull=False)),
        completed=Count("pk", filter=Q(completed_at__isnull=False)),
    )
    return Funnel(**found)


FACTORS = """
    SELECT said.key, avg(said.value::int), count(*),
           count(*) FILTER (WHERE said.value::int >= version.good_from)
    FROM surveys_survey AS survey
    JOIN surveys_version AS version ON version.id = survey.version_id
    CROSS JOIN LATERAL jsonb_each_text(survey.factor_scores) AS said
    WHERE survey.id IN ({chosen})
    GROUP BY said.key ORDER BY said.key
"""


def factors(answered: QuerySet[Survey]) -> list[Factor]:
    chosen, given = answered.order_by().values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(FACTORS.format(chosen=chosen), given)
        return [Factor(key, float(mean), Rate(top, of)) for key, mean, of, top in cursor.fetchall()]


def reasons(wanted: Wanted, at: datetime) -> list[tuple[str, int]]:
    """Why nobody was asked, and why nothing was sent, with how often; the most frequent first."""
    since, until = wanted.bounds(at)
    passed = NotOffered.objects.filter(side=wanted.side, at__gte=since, at__lt=until)
    asked = Survey.objects.of_who_counts().filter(side=wanted.side)
    spared = asked.filter(offered_at__gte=since, offered_at__lt=until)
    counted = [
        *passed.order_by().values_list("reason").annotate(Count("pk")),
        *spared.exclude(spared="").order_by().values_list("spared").annotate(Count("pk")),
    ]
    return sorted(counted, key=lambda one: (-one[1], one[0]))


def feedback(since: datetime, until: datetime) -> Iterator[Feedback]:
    """Everything asked or answered in this time, for reports, of who counts; what a later survey replaced is
    left out.
    """
    within = Q(offered_at__gte=since, offered_at__lt=until) | Q(answered_at__gte=since, answered_at__lt=until)
    found = Survey.objects.standing().of_who_counts().filter(within).select_related("version").order_by("pk")
    return (fed(survey) for survey in found.iterator(chunk_size=2000))


def fed(survey: Survey) -> Feedback:
    seen = [at for at in (survey.shown_at, survey.requested_at, survey.started_at) if at]
    return Feedback(
        survey_id=survey.pk,
        side=survey.side,
        origin=survey.origin,
        score=survey.score,
        most=survey.version.most,
        is_good=survey.is_good,
        is_low=survey.is_low,
        channel=survey.channel,
        category=survey.category,
        segment=survey.segment,
        region=survey.region,
        agent_id=survey.agent_id,
        team_id=survey.team_id,
        conversation_id=survey.conversation_id,
        asked_at=survey.offered_at,
        displayed_at=min(seen, default=None),
        started_at=survey.started_at,
        answered_at=survey.answered_at,
        completed_at=survey.completed_at,
    )
