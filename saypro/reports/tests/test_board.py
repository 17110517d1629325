"""What the charts of the dashboard show."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saypro.accounts.models import User
from saypro.reports import board, charts
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal
from saypro.reports.metrics import METRICS
from saypro.reports.periods import Length, period_of
from saypro.reports.queries import days_within, figures_of, hours
from saypro.reports.scores import scores
from saypro.reports.testing import a_past_ticket
from saypro.surveys.models import Feeling, Survey
from saypro.surveys.testing import an_answer, talk_surveys

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
NOW = datetime(2026, 3, 12, 12, tzinfo=ZONE)
MARCH = period_of(Length.MONTH, date(2026, 3, 2))


def told(score: int, label: str, at: datetime) -> Survey:
    survey = an_answer(talk_surveys(at=at)["buyer"], score, at=at)
    Survey.objects.filter(pk=survey.pk).update(worked="Words")
    if label:
        Feeling.objects.create(survey=survey, label=label, confidence=0.9, language="en", read_at=at)
    return survey


def march() -> Figures:
    return figures_of(MARCH, NOW)


@pytest.mark.django_db
def test_comments_are_counted_by_people_and_week_and_what_is_unread_apart() -> None:
    for score, label, days in ((5, "good", 0), (4, "good", 1), (1, "bad", 0), (3, "", 8), (5, "good", -20)):
        told(score, label, MONDAY + timedelta(days=days))
    found = march()
    assert board.moods(found) == [board.Mood("1 Mar", 2, 0, 1, 0), board.Mood("8 Mar", 0, 0, 0, 1)]
    value = found.value(METRICS["meant_well"].formula)
    assert (value.kept, value.n) == (2, 3)
    assert found.value(METRICS["meant_well"].formula, found.before).value == 100


@pytest.mark.django_db
def test_each_kind_of_member_stands_against_the_goal_of_its_side() -> None:
    for score in (5, 2):
        told(score, "", MONDAY)
    goals = [Goal("buyers_positive", 75), Goal("satisfaction", 85)]
    everybody, first = scores(march(), goals)
    assert (everybody.name, everybody.share, everybody.goal) == ("All buyers", 50, 75)
    assert (first.name, first.n, first.is_off, first.before) == ("First-time buyer", 2, True, None)
    assert first.low < 50 < first.high
    (chart,) = [layer for layer in charts.score_chart([first], "%")["layer"] if "x2" in layer["encoding"]]
    assert chart["encoding"]["x2"] == {"field": "high"}


def test_messages_to_come_are_no_messages_and_stand_beside_the_period_before(agent: User) -> None:
    a_past_ticket(MONDAY, (0, "asked"), (3, "answered"), by=agent)
    a_past_ticket(MONDAY - timedelta(days=28), (0, "asked"), by=agent)
    weeks = board.weeks(march())
    assert [(week.incoming, week.incoming_before) for week in weeks[:3]] == [(1, 1), (0, 0), (None, 0)]
    spec = charts.week_chart(weeks, "In", "Out")
    assert {"name": "15 Mar", "n": None, "before": 0, "who": "In", "order": 2} in spec["data"]["values"]


def test_every_hour_of_the_week_is_on_the_map(agent: User) -> None:
    a_past_ticket(MONDAY, (0, "asked"), (0.1, "asked"), by=agent)
    grid = hours(days_within(MARCH.since, MARCH.until, NOW))
    values = charts.hour_chart(grid, list("MTWTFSS"), "Messages")["data"]["values"]
    assert len(values) == 7 * 24
    assert [value for value in values if value["n"]] == [{"day": "M", "hour": "09", "n": 2}]
