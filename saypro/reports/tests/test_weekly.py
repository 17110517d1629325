"""The last weeks of each kind of member, side by side."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, signed_in_client
from saypro.kit.assertions import assert_queries
from saypro.reports import charts, weekly
from saypro.reports.actions import fill_due
from saypro.reports.goals import Goal
from saypro.reports.queries import weekly_first_answers, weekly_scores
from saypro.reports.testing import a_past_ticket
from saypro.reports.weekly import Panel, Week
from saypro.surveys.models import Survey
from saypro.surveys.testing import a_survey, an_answer

ZONE = ZoneInfo("Africa/Johannesburg")
SUNDAY = datetime(2026, 3, 22, 23, 30, tzinfo=ZONE)
NOW = datetime(2026, 3, 25, 12, tzinfo=ZONE)
SPAN = weekly.weeks_until(NOW)


def test_twelve_weeks_end_with_the_running_one() -> None:
    assert (date(2026, 1, 5), date(2026, 3, 30)) == SPAN
    assert weekly.mondays(SPAN)[-1] == date(2026, 3, 23)


def test_scores_belong_to_the_week_of_the_offices_clock_and_to_their_kind(db: None) -> None:
    for score, at, segment in ((9, SUNDAY, "new"), (3, SUNDAY, "new"), (10, NOW, "premium")):
        survey = an_answer(a_survey(a_person()), score, at=at)
        Survey.objects.filter(pk=survey.pk).update(segment=segment)
    found = weekly_scores(*SPAN)
    assert found == {
        ("office", "new", date(2026, 3, 16)): (1, 2),
        ("office", "premium", date(2026, 3, 23)): (1, 1),
    }
    new, premium = weekly.score_panels(found, SPAN, [Goal("satisfaction", 85)])
    assert (new.share, new.n, new.is_off, premium.is_off) == (50, 2, True, False)
    assert [week.share for week in new.weeks[-3:]] == [None, 50, None], "nothing said is no share"


def test_first_answers_are_the_same_live_and_from_kept_days(agent: User) -> None:
    monday = datetime(2026, 3, 9, 9, tzinfo=ZONE)
    a_past_ticket(monday, (0, "asked"), (3, "answered"), by=agent, segment="premium")
    a_past_ticket(monday, (0, "asked"), (30, "answered"), by=agent, segment="premium")
    a_past_ticket(monday + timedelta(days=7), (0, "asked"), by=agent)
    live = weekly_first_answers(*SPAN, NOW)
    assert live == {("premium", date(2026, 3, 9)): (1, 2), ("", date(2026, 3, 16)): (0, 1)}
    fill_due(NOW)
    assert weekly_first_answers(*SPAN, NOW) == live
    assert [panel.name for panel in weekly.answer_panels(live, SPAN, [])] == ["Premium member", "Others"]


@pytest.mark.parametrize(("kept", "goal", "low"), [(85, None, 80), (85, 75, 60), (100, None, 80), (3, 90, 0)])
def test_all_panels_share_a_scale_that_holds_them_and_their_goals(
    kept: int, goal: float | None, low: int
) -> None:
    panel = Panel("New", [Week("2 Mar", kept, 100), Week("9 Mar", 0, 0)], goal)
    assert weekly.lowest([panel]) == low
    line, rule = charts.panel_chart(panel, low)["layer"]
    assert line["encoding"]["y"]["scale"]["domain"] == [low, 100]
    assert len(rule["data"]["values"]) == (goal is not None)


def test_the_page_asks_a_bounded_number_of_questions(agent: User) -> None:
    client, begin = signed_in_client(agent), timezone.now() - timedelta(days=10)
    a_past_ticket(begin, (0, "asked"), (3, "answered"), by=agent, segment="new")
    an_answer(a_survey(a_person()), 9)
    client.get("/office/figures/weeks/")
    with assert_queries("weeks", beside=__file__):
        page = client.get("/office/figures/weeks/").content.decode()
    assert page.count("<report-chart>") == 2
    assert "100 % <span" in page
