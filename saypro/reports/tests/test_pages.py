"""The pages of figures."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import an_agent, signed_in_client
from saypro.helpdesk.testing import a_team
from saypro.kit.assertions import assert_queries
from saypro.reports.actions import fill_due
from saypro.reports.metrics import METRICS
from saypro.reports.models import Target
from saypro.reports.testing import a_past_ticket

DASHBOARD = "/office/figures/"


@pytest.fixture
def desk(agent: User) -> Client:
    return signed_in_client(agent)


@pytest.fixture
def head_office(lead: User) -> Client:
    return signed_in_client(lead)


def some_work(agent: User, **facts: str) -> None:
    """A ticket answered in time and one too late, a while ago."""
    begin = timezone.now() - timedelta(days=4)
    a_past_ticket(begin, (0, "asked"), (3, "answered"), (20, "solved"), by=agent, category="support", **facts)
    a_past_ticket(begin, (0, "asked"), (30, "answered"), by=agent, category="general")


def body(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return str(answer.content.decode())


def test_a_quiet_office_sees_that_nothing_was_measured(desk: Client) -> None:
    assert "Nothing has been measured in this time yet." in body(
        desk, f"{DASHBOARD}?length=week&day=2020-01-06"
    )


def test_the_dashboard_counts_the_same_live_and_from_kept_days(head_office: Client, agent: User) -> None:
    some_work(agent)
    live = body(head_office, DASHBOARD)
    fill_due(timezone.now())
    kept = body(head_office, DASHBOARD)
    mark = 'data-figures="'
    assert live.split(mark)[1][:16] == kept.split(mark)[1][:16]
    assert "1 of 2; 95% sure between" in live


def test_the_dashboard_asks_a_bounded_number_of_questions(head_office: Client, agent: User) -> None:
    a_team(agent)
    some_work(agent)
    head_office.get(DASHBOARD)
    with assert_queries("dashboard", beside=__file__):
        head_office.get(DASHBOARD)
    fill_due(timezone.now())
    head_office.get(DASHBOARD)
    with assert_queries("dashboard_of_days_that_stand", beside=__file__):
        head_office.get(DASHBOARD)


def test_figures_can_be_narrowed_by_the_address(desk: Client, agent: User) -> None:
    some_work(agent, region="gp")
    page = body(desk, f"{DASHBOARD}?region=gp")
    assert "1 of 1; 95% sure" in page
    assert "Only some tickets are counted" in page


@pytest.mark.parametrize(
    "wrong",
    ["length=year", "day=yesterday", "day=0001-01-01", "category=nonsense", "team_id=999", "region=%00"],
)
def test_what_cannot_be_read_is_said_so(desk: Client, wrong: str) -> None:
    page = body(desk, f"{DASHBOARD}?{wrong}", status=422)
    assert "Choose one from the list." in page or "That is no day." in page
    assert body(desk, f"{DASHBOARD}of/messages/?{wrong}", status=422)


def test_single_agents_are_shown_to_leads_only(desk: Client, head_office: Client, agent: User) -> None:
    some_work(agent)
    assert "Room for" in body(head_office, DASHBOARD)
    assert "Room for" not in body(desk, DASHBOARD)


def test_every_figure_opens_what_it_means(desk: Client, agent: User) -> None:
    some_work(agent)
    for key, metric in METRICS.items():
        assert str(metric.rule)[:30] in body(desk, f"{DASHBOARD}of/{key}/?length=month")


def test_a_figure_opens_the_tickets_behind_it(desk: Client, agent: User) -> None:
    some_work(agent)
    day = f"{timezone.localdate() - timedelta(days=3):%Y-%m-%d}"
    address = f"{DASHBOARD}of/answered_24h/?length=quarter&day={day}"
    assert body(desk, address).count("My ad is not showing") == 2
    assert body(desk, f"{address}&missed=1").count("My ad is not showing") == 1
    assert body(desk, f"{address}&group=support").count("My ad is not showing") == 1


def test_nothing_of_a_private_team_is_listed_to_others(
    desk: Client, head_office: Client, agent: User
) -> None:
    team = a_team(an_agent("Somebody Else"), name="Complaints about us")
    type(team).objects.update(is_private=True)
    some_work(agent, team=team)  # type: ignore[arg-type]
    address = f"{DASHBOARD}of/answered_24h/"
    assert body(desk, address).count("My ad is not showing") == 1
    assert body(head_office, address).count("My ad is not showing") == 2


def test_unknown_figures_and_groups_are_not_there(desk: Client) -> None:
    body(desk, f"{DASHBOARD}of/nonsense/", status=404)
    body(desk, f"{DASHBOARD}of/mix/?group=nonsense", status=404)


def test_a_lead_sets_and_removes_a_target(head_office: Client) -> None:
    page = reverse("reports:targets")
    given = {"metric": "messages", "length": "quarter", "goal": "25000", "note": "More people"}
    assert head_office.post(page, given).status_code == 302
    assert "25 000" in body(head_office, page).replace("\xa0", " ")
    gone = {"metric": "messages", "length": "quarter", "scope": "all", "of": ""}
    assert head_office.post(reverse("reports:target_removal"), gone).status_code == 302
    assert Target.objects.get().is_dropped
    assert head_office.post(reverse("reports:target_removal"), gone).status_code == 302
    assert Target.objects.count() == 1, "a second press does nothing"


def test_a_target_for_a_team_stands_on_its_page_and_on_the_dashboard(
    head_office: Client, agent: User
) -> None:
    team, page = a_team(agent, name="Night shift"), reverse("reports:targets")
    given = {"metric": "answered_24h", "length": "quarter", "goal": "90", "tickets": f"team:{team.pk}"}
    assert head_office.post(page, given).status_code == 302
    assert "Night shift" in body(head_office, page)
    assert "Targets for some tickets" in body(head_office, DASHBOARD)
    with assert_queries("dashboard_with_a_scope", beside=__file__):
        head_office.get(DASHBOARD)


@pytest.mark.parametrize(
    "wrong",
    [
        {"goal": "-1"},
        {"goal": "nan"},
        {"goal": ""},
        {"metric": "answered_24h", "goal": "101"},
        {"tickets": "team:999"},
        {"tickets": "nonsense"},
        {"metric": "active", "tickets": "region:gp"},
    ],
)
def test_a_target_that_makes_no_sense_is_refused(head_office: Client, wrong: dict[str, str]) -> None:
    given = {"metric": "messages", "length": "quarter", "goal": "5", **wrong}
    assert head_office.post(reverse("reports:targets"), given).status_code == 422
    assert not Target.objects.exists()
