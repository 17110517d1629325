"""Targets, and where they stand."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from saypro.accounts.models import User
from saypro.events.testing import recorded
from saypro.helpdesk.testing import a_team
from saypro.reports.actions import drop_target, set_target
from saypro.reports.board import tiles_of_some
from saypro.reports.events import TargetSet
from saypro.reports.figures import Figures
from saypro.reports.goals import Goal, Scope
from saypro.reports.metrics import METRICS
from saypro.reports.pace import State
from saypro.reports.periods import Length, period_of
from saypro.reports.queries import figures_of, goals_on, narrowed_figures
from saypro.reports.refusals import Refused
from saypro.reports.standings import standing_of
from saypro.reports.testing import a_past_ticket
from saypro.surveys.testing import an_answer, talk_surveys

ZONE = ZoneInfo("Africa/Johannesburg")
MONDAY = datetime(2026, 3, 2, 9, tzinfo=ZONE)
NOW = datetime(2026, 3, 20, 12, tzinfo=ZONE)
TODAY = date(2026, 3, 20)
MARCH = period_of(Length.MONTH, TODAY)


def goal(key: str, of: str = "", length: Length = Length.QUARTER) -> Goal:
    found = [one for one in goals_on(TODAY) if (one.metric_key, one.of, one.length) == (key, of, length)]
    return found[0]


def test_the_owners_first_targets_are_there(db: None) -> None:
    assert goal("messages").goal == 20_000
    assert (goal("answered_24h").goal, goal("answered_24h", length=Length.MONTH).goal) == (90, 95)
    assert sum(one.goal for one in goals_on(TODAY) if one.metric_key == "mix") == 100


def test_a_new_target_replaces_the_one_before_from_its_day_on(lead: User) -> None:
    set_target(Goal("messages", 22_000, valid_from=date(2026, 4, 1)), by=lead, owner=lead, at=NOW)
    assert goal("messages").goal == 20_000
    (new,) = [one for one in goals_on(date(2026, 4, 1)) if one.metric_key == "messages"]
    assert (new.goal, new.owner) == (22_000, lead.name)
    assert recorded(TargetSet)[0].goal == 22_000


def test_a_target_is_never_set_for_the_past(lead: User) -> None:
    row = set_target(Goal("messages", 1, valid_from=date(2025, 1, 1)), by=lead, at=NOW)
    assert row.valid_from == TODAY


def test_a_dropped_target_is_gone_from_then_on(lead: User) -> None:
    drop_target(goal("messages"), by=lead, at=NOW)
    assert not [one for one in goals_on(TODAY) if one.metric_key == "messages"]
    assert [one for one in goals_on(date(2026, 3, 19)) if one.metric_key == "messages"]


@pytest.mark.parametrize(
    "wrong",
    [
        Goal("nonsense", 5),
        Goal("answered_24h", 101),
        Goal("messages", -1),
        Goal("messages", 5, scope=Scope.TEAM),
        Goal("messages", 5, of="support"),
        Goal("messages", 5, scope=Scope.TEAM, of="999"),
        Goal("messages", 5, scope=Scope.REGION, of="atlantis"),
        Goal("mix", 5),
        Goal("active", 5, scope=Scope.REGION, of="gp"),
        Goal("growth", 5, scope=Scope.CATEGORY, of="support"),
        Goal("satisfaction", 5, scope=Scope.CATEGORY, of="support"),
        Goal("buyers_positive", 5, scope=Scope.SEGMENT, of="new_seller"),
    ],
    ids=[
        "figure",
        "per cent",
        "negative",
        "of whom",
        "of all",
        "no such team",
        "no such province",
        "a mix of all",
        "members by province",
        "growth by category",
        "scores by category",
        "sellers among buyers",
    ],
)
def test_what_makes_no_sense_is_refused_with_a_sentence(lead: User, wrong: Goal) -> None:
    with pytest.raises(Refused, match=r"\.$"):
        set_target(wrong, by=lead, at=NOW)


def march(agent: User) -> Figures:
    a_past_ticket(MONDAY, (0, "asked"), (3, "answered"), (50, "solved"), by=agent, category="support")
    a_past_ticket(MONDAY, (0, "asked"), (30, "answered"), (31, "solved"), by=agent, category="violation")
    a_past_ticket(MONDAY + timedelta(days=1), (0, "asked"), category="general")
    a_past_ticket(datetime(2026, 2, 10, 9, tzinfo=ZONE), (0, "asked"), (1, "answered"), category="support")
    return figures_of(MARCH, NOW)


def rated_by_buyers(*scores: int) -> None:
    for score in scores:
        an_answer(talk_surveys(at=MONDAY)["buyer"], score, at=MONDAY)


def test_each_figure_says_what_happened(agent: User) -> None:
    rated_by_buyers(5, 3)
    found = march(agent)
    values = {key: found.value(metric.formula).value for key, metric in METRICS.items()}
    assert values["messages"] == 5
    assert values["growth"] == 150
    assert values["answered_24h"] == pytest.approx(100 / 3)
    assert values["solved_72h"] == pytest.approx(200 / 3)
    assert values["first_median"] == 16.5
    assert values["solved"] == 2
    assert values["buyers_positive"] == 50
    assert values["sellers_positive"] is None
    assert values["escalated"] == 0
    assert values["reopened"] == 0
    assert found.value(METRICS["mix"].formula, group="complaint").value == 40
    assert found.value(METRICS["solved_in_time"].formula, group="complaint").value == 100
    assert found.value(METRICS["first_p90"].formula, group="support").value == 3
    assert found.value(METRICS["messages"].formula, found.before).value == 2


def test_a_standing_says_how_it_goes(agent: User) -> None:
    found = march(agent)
    messages = standing_of(goal("messages"), found)
    assert messages.course.state == State.AT_RISK
    assert messages.course.needed_a_day == -(-(20_000 - 5) // 11)
    late = standing_of(goal("answered_24h"), found)
    assert (late.course.state, late.value.is_few) == (State.AT_RISK, True)
    assert standing_of(goal("mix", "misc"), found).course.state == State.AT_RISK, "5 points off is too far"
    assert standing_of(goal("sellers_positive"), found).course.state == State.NONE


def test_nothing_at_all_has_no_figures_and_breaks_nothing(db: None) -> None:
    found = figures_of(MARCH, NOW)
    for one in goals_on(TODAY):
        assert standing_of(one, found).course.state in (State.NONE, State.AT_RISK, State.ON_COURSE)


def test_a_period_that_is_over_is_met_or_missed(agent: User) -> None:
    march(agent)
    found = figures_of(MARCH, NOW + timedelta(days=30))
    states = {one.metric_key: standing_of(one, found).course.state for one in goals_on(TODAY)}
    assert states["messages"] == State.MISSED
    assert states["growth"] == State.MET


def test_a_target_for_some_tickets_is_judged_by_those_alone(agent: User, lead: User) -> None:
    team = a_team(agent, name="Night shift")
    for hours, region in ((3, "gp"), (30, "wc")):
        past = ((0, "asked"), (hours, "answered"))
        a_past_ticket(MONDAY, *past, by=agent, region=region, team=team if region == "gp" else None)
    for scope, of in ((Scope.REGION, "gp"), (Scope.REGION, "wc"), (Scope.TEAM, str(team.pk))):
        set_target(Goal("answered_24h", 95, scope=scope, of=of), by=lead, at=NOW)
    goals, figures = goals_on(TODAY), figures_of(MARCH, NOW)
    found = dict(tiles_of_some(goals, figures, narrowed_figures(goals, figures)))
    assert {whose: (tile.value, tile.state) for whose, tile in found.items()} == {
        "Gauteng": ("100.0 %", "Goal met"),
        "Western Cape": ("0.0 %", "At risk"),
        "Night shift": ("100.0 %", "Goal met"),
    }


def test_scores_are_aimed_at_by_kind_of_member(lead: User, db: None) -> None:
    rated_by_buyers(5, 3)
    set_target(Goal("buyers_positive", 40, scope=Scope.SEGMENT, of="first_buyer"), by=lead, at=NOW)
    set_target(Goal("buyers_positive", 40, scope=Scope.SEGMENT, of="repeat_buyer"), by=lead, at=NOW)
    found = tiles_of_some(goals_on(TODAY), figures_of(MARCH, NOW), {})
    assert [(whose, tile.value) for whose, tile in found] == [
        ("First-time buyer", "50.0 %"),
        ("Repeat buyer", "–"),
    ]
