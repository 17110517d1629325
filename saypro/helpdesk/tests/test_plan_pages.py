"""What leads plan: teams, shifts, hours, promises, escalation, routing; and what agents say of themselves."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.events.testing import run_reactions
from saypro.helpdesk import actions, queries
from saypro.helpdesk.models import (
    Closure,
    Membership,
    OfficeHours,
    PromiseRow,
    RoutingSettings,
    Shift,
    ShiftException,
    Team,
    Ticket,
)
from saypro.helpdesk.testing import a_team, a_ticket, be
from saypro.kit.assertions import assert_queries

pytestmark = pytest.mark.django_db
SETTINGS = ("settings", "teams", "shifts", "routing", "escalation", "hours", "promises", "audit")


@pytest.fixture
def zanele() -> User:
    return an_agent("Zanele Khumalo")


@pytest.fixture
def lead() -> Client:
    return signed_in_client(a_lead("Sanele Mthethwa"))


def at(name: str, *args: Any) -> str:
    return reverse(f"helpdesk:{name}", args=args)


def day(days: int) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def refused(client: Client, address: str, data: dict[str, Any], words: str) -> None:
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert words in answer.content.decode()


@pytest.mark.parametrize("name", SETTINGS)
def test_leads_open_the_settings_and_agents_do_not(lead: Client, zanele: User, name: str) -> None:
    a_team(zanele)
    assert lead.get(at(name)).status_code == 200
    assert signed_in_client(zanele).get(at(name)).status_code == 404


def test_a_list_of_teams_and_people_asks_as_much_for_many_as_for_few(lead: Client, zanele: User) -> None:
    a_team(zanele, an_agent(), an_agent(), name="Help")
    a_team(zanele, name="Ads")
    with assert_queries("settings", beside=__file__):
        lead.get(at("settings"))


def test_a_team_is_made_filled_changed_and_dropped(lead: Client, zanele: User) -> None:
    lead.post(at("teams"), {"name": "Safety", "categories": ["complaint", "violation"]})
    team = Team.objects.get()
    assert team.categories == ["complaint", "violation"]
    who = {"agent": zanele.handle, "capacity": "4", "languages": ["en", "zu"], "is_lead": "on"}
    lead.post(at("team_members", team.pk), who)
    one = Membership.objects.get()
    assert (one.agent, one.capacity, one.languages, one.is_lead) == (zanele, 4, ["en", "zu"], True)
    lead.post(at("team_members", team.pk), {**who, "capacity": "6"})
    assert Membership.objects.get().capacity == 6
    lead.post(at("team", team.pk), {"name": "Trust", "languages": ["af"]})
    assert "Trust" in lead.get(at("team", team.pk)).content.decode()
    lead.post(at("member_removal", one.pk))
    lead.post(at("team_deletion", team.pk))
    assert not Team.objects.exists()


def test_what_makes_no_sense_about_teams_is_refused(lead: Client, zanele: User) -> None:
    team = a_team(zanele, name="Safety")
    refused(lead, at("teams"), {"name": "safety"}, "There is a team of this name.")
    refused(lead, at("teams"), {"name": ""}, "Give the team a name.")
    refused(lead, at("teams"), {"name": "x", "categories": ["cows"]}, "Choose from the list.")
    member = {"agent": a_person().handle, "capacity": "3"}
    refused(lead, at("team_members", team.pk), member, "Choose somebody of our office.")
    refused(lead, at("team_members", team.pk), {"agent": zanele.handle, "capacity": "-1"}, "from 0 to 200.")


def test_a_week_and_a_day_are_planned(lead: Client, zanele: User) -> None:
    lead.post(
        at("agent_shifts", zanele.handle), {"day0": "08:00–12:00, 13:00-17:00", "day6": "9:30 to 24:00"}
    )
    shifts = [(one.weekday, *one.minutes) for one in Shift.objects.filter(agent=zanele)]
    assert shifts == [(0, 480, 720), (0, 780, 1020), (6, 570, 1440)]
    address = at("agent_day", zanele.handle)
    lead.post(address, {"day": day(3), "times": "10:00–11:00"})
    assert ShiftException.objects.get().windows == [(600, 660)]
    assert "10:00–11:00" in lead.get(at("agent_shifts", zanele.handle)).content.decode()
    lead.post(address, {"day": day(3), "drop": "1"})
    assert not ShiftException.objects.exists()


@pytest.mark.parametrize(
    ("times", "words"),
    [
        ("all day", "Write times like 08:00–12:00"),
        ("08:00–12:00, 11:00–13:00", "Each time must end before the next one begins."),
        ("17:00–08:00", "Each time must end before the next one begins."),
        ("08:75–09:00", "An hour has 60 minutes."),
        ("08:00–25:00", "Each time must end"),
    ],
)
def test_times_that_make_no_sense_are_refused(lead: Client, zanele: User, times: str, words: str) -> None:
    refused(lead, at("agent_shifts", zanele.handle), {"day0": times}, words)


def test_agents_switch_their_own_duty_and_nobody_elses(zanele: User) -> None:
    client, now = signed_in_client(zanele), timezone.now()
    client.post(at("duty"), {"is_on": "1"})
    assert queries.on_duty([zanele.pk], timezone.now()) == {zanele.pk}
    assert "On duty" in client.get(at("duty")).content.decode()
    until = timezone.localtime(now + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M")
    client.post(at("duty"), {"is_on": "0", "until": until})
    assert queries.on_duty([zanele.pk], timezone.now()) == set()
    refused(client, at("duty"), {"is_on": "0", "until": "2020-01-01T10:00"}, "still to come, within a year")
    refused(client, at("duty"), {"until": "soon"}, "Say whether you are there.")
    assert client.post(at("agent_duty", zanele.handle), {"is_on": "1"}).status_code == 404


def test_a_lead_switches_for_who_forgot_it(lead: Client, zanele: User) -> None:
    lead.post(at("agent_duty", zanele.handle), {"is_on": "1"})
    assert queries.on_duty([zanele.pk], timezone.now()) == {zanele.pk}


def test_new_hours_hold_from_a_day_on_and_leave_the_past(lead: Client) -> None:
    before = queries.office_time()
    lead.post(at("hours"), {"day0": "09:00–10:00", "since": day(7)})
    plan = OfficeHours.objects.get()
    assert timezone.localdate(plan.valid_from).isoformat() == day(7)
    past = (timezone.now() - timedelta(days=30), timezone.now())
    assert list(queries.office_time().spans(*past)) == list(before.spans(*past))
    refused(lead, at("hours"), {"since": day(-1)}, "the past stays as it was")
    refused(lead, at("hours"), {"since": "tomorrow"}, "That is no day.")


def test_days_off_are_added_and_removed_while_they_are_to_come(lead: Client) -> None:
    lead.post(at("closures"), {"day": day(5), "reason": "Stocktaking"})
    closure = Closure.objects.get()
    assert "Stocktaking" in lead.get(at("hours")).content.decode()
    lead.post(at("closure_removal", closure.pk))
    assert not Closure.objects.exists()
    refused(lead, at("closures"), {"day": day(-1), "reason": "x"}, "That day is over.")
    old = Closure.objects.create(day_on=timezone.localdate() - timedelta(days=1), reason="Storm")
    lead.post(at("closure_removal", old.pk))
    assert Closure.objects.exists()


PROMISE = {
    "clock": "first",
    "category": "",
    "priority": "",
    "target_h": "2",
    "breach_h": "4",
    "basis": "calendar",
}


def test_a_promise_holds_from_now_on_and_open_tickets_are_measured_again(lead: Client) -> None:
    opened = timezone.now() - timedelta(hours=1)
    before = a_ticket(at=opened)
    lead.post(at("promises"), PROMISE)
    after = a_ticket(at=timezone.now() + timedelta(minutes=1))
    run_reactions()
    before.refresh_from_db()
    assert before.answer_due_at == opened + timedelta(hours=24), "the promise of when its wait began"
    assert after.answer_due_at == after.opened_at + timedelta(hours=2)
    kept = PromiseRow.objects.get()
    lead.post(at("promise_removal", kept.pk))
    assert PromiseRow.objects.exists(), "what was promised stays promised"
    lead.post(at("promises"), {**PROMISE, "since": day(9)})
    lead.post(at("promise_removal", PromiseRow.objects.latest("valid_from").pk))
    assert PromiseRow.objects.get() == kept


def test_promises_that_make_no_sense_are_refused(lead: Client) -> None:
    refused(lead, at("promises"), {**PROMISE, "breach_h": "1"}, "cannot be broken before its aim")
    refused(lead, at("promises"), {**PROMISE, "target_h": "soon"}, "Write a whole number")
    refused(lead, at("promises"), {**PROMISE, "clock": "cuckoo"}, "Choose one from the list.")
    lead.post(at("promises"), {**PROMISE, "since": day(9)})
    refused(lead, at("promises"), {**PROMISE, "since": day(9)}, "There is a promise for these tickets")


def test_a_rule_of_escalation_is_changed(lead: Client) -> None:
    data = {"key": "early", "early-is_on": "on", "early-level": "2", "early-amount": "50"}
    lead.post(at("escalation"), data)
    rule = queries.escalation_rules()[0]
    assert (rule.key, rule.level, rule.amount, rule.is_on) == ("early", 2, 50, True)
    lead.post(at("escalation"), {"key": "premium", "premium-level": "3"})
    assert [rule.is_on for rule in queries.escalation_rules() if rule.key == "premium"] == [False]
    refused(lead, at("escalation"), {**data, "early-amount": ""}, "from 1 to 1000.")
    assert lead.post(at("escalation"), {"key": "cows"}).status_code == 404


def test_routing_is_switched(lead: Client, zanele: User) -> None:
    team = a_team(zanele)
    lead.post(at("routing"), {"moves": "all", "default_team": team.pk})
    kept = RoutingSettings.objects.get()
    assert (kept.is_on, kept.moves, kept.default_team) == (False, "all", team)
    refused(lead, at("routing"), {"moves": "cows"}, "Choose one from the list.")


def test_a_ticket_is_given_kept_and_says_who_does_it(zanele: User) -> None:
    team = a_team(zanele, is_there=False)
    ticket = a_ticket(at=timezone.now() - timedelta(minutes=10))
    actions.route(timezone.now())
    client, page = signed_in_client(zanele), at("ticket", ticket.conversation.ref)
    words = client.get(page).content.decode()
    assert team.name in words
    assert "Nobody of its team is on duty." in words
    be(zanele, is_there=True)
    actions.route(timezone.now())
    assert "Keep it" in client.get(page).content.decode()
    client.post(at("assignee", ticket.ref), {"keep": "1"})
    assert "Keep it" not in client.get(page).content.decode()
    other = an_agent("Thabo Molefe")
    client.post(at("assignee", ticket.ref), {"agent": other.handle})
    assert Ticket.objects.get().conversation.assignee == other
    client.post(at("assignee", ticket.ref), {"agent": ""})
    assert Ticket.objects.get().conversation.assignee is None
    answer = client.post(at("assignee", ticket.ref), {"agent": a_person().handle}, follow=True)
    assert "Choose somebody of our office." in answer.content.decode()
