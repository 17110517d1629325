"""Replies and macros that are kept ready: whose they are, what fills them, and all or nothing."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent
from saypro.conversations.models import Message
from saypro.helpdesk import access, actions, queries
from saypro.helpdesk.filling import fault_in, fill
from saypro.helpdesk.models import CannedReply, Macro, Note, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_canned_reply, a_macro, a_team, a_ticket
from saypro.listings.testing import a_listing

pytestmark = pytest.mark.django_db


@pytest.fixture
def ticket(member: User) -> Ticket:
    return a_ticket(member)


def run(macro: Macro, ticket: Ticket, by: User, **more: Any) -> None:
    actions.run(macro, ticket, by=by, key=more.pop("key", uuid4()), at=timezone.now(), **more)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Hello {{member.first_name}} and {{ agent.name }}", ""),
        ("Hello {{member.shoe_size}}", "There is no {{member.shoe_size}}."),
        ("Hello {{member.name", "A variable is not closed."),
        ("Hello }}", "A variable is not closed."),
        ("{one} brace", ""),
    ],
)
def test_an_unknown_variable_is_a_sentence_when_saving(text: str, fault: str, agent: User) -> None:
    assert fault_in(text).startswith(fault)
    if fault:
        with pytest.raises(Refused, match=r"variable|There is no"):
            a_canned_reply(text)


def test_variables_are_filled_and_what_is_not_known_stands_out(ticket: Ticket, agent: User) -> None:
    facts = queries.facts_of(ticket, agent)
    filled = fill(
        "Hi {{member.first_name}}, about {{listing.title}}: {{ticket.subject}}. {{agent.name}}", facts
    )
    assert filled.text == "Hi Lerato, about ___: My ad is not showing. Nomsa Dlamini"
    assert filled.gaps == ("the title of the ad",)


def test_an_ad_is_named_only_where_there_is_no_doubt(ticket: Ticket, agent: User, member: User) -> None:
    ad = a_listing(seller=member)
    assert queries.facts_of(ticket, agent)["listing.title"] == ad.title
    a_listing(seller=member)
    assert queries.facts_of(ticket, agent)["listing.title"] == ""


def test_what_is_for_one_agent_is_not_for_another(agent: User) -> None:
    own, for_all = a_canned_reply(by=agent), a_canned_reply()
    other = an_agent("Thabo Molefe")
    assert set(queries.canned_replies(agent)) == {own, for_all}
    assert list(queries.canned_replies(other)) == [for_all]
    with pytest.raises(Http404):
        access.canned_for(other, own.pk)
    with pytest.raises(Http404):
        access.canned_for(a_person(), for_all.pk)
    with pytest.raises(Refused, match="Only leads change"):
        actions.drop_kept(for_all, by=other)
    actions.drop_kept(own, by=agent)
    assert list(queries.canned_replies(agent)) == [for_all]


def test_only_leads_keep_for_all_and_for_teams(agent: User) -> None:
    team, fields = a_team(agent, name="Payments"), {"name": "x", "shortcut": "x", "body": "x"}
    for audience in ("all", team):
        with pytest.raises(Refused, match="Only"):
            actions.save_canned(None, fields, audience=audience, by=agent)
    kept = actions.save_canned(None, fields, audience=team, by=a_lead())
    assert list(queries.canned_replies(agent)) == [kept], "who is in the team has it"
    assert list(queries.canned_replies(an_agent("Thabo Molefe"))) == []


def test_a_shortcut_is_taken_once_for_each_audience(agent: User) -> None:
    a_canned_reply(shortcut="appr")
    a_canned_reply(shortcut="appr", by=agent)
    with pytest.raises(Refused, match="this shortcut"):
        a_canned_reply(shortcut="APPR")
    assert CannedReply.objects.count() == 2


def test_shortcuts_come_before_names(agent: User) -> None:
    a_canned_reply(name="Approval: photo rejected", shortcut="photo")
    a_canned_reply(name="Thanks", shortcut="appr")
    found = [one.name for one in queries.canned_called(agent, "appr")]
    assert found == ["Thanks", "Approval: photo rejected"]


def test_a_macro_does_all_in_one(ticket: Ticket, agent: User) -> None:
    macro = a_macro(
        reply="Hi {{member.first_name}}, done.",
        note="Released",
        category="renewal",
        priority="high",
        priority_reason="Deadline",
        ends="waiting",
        assigns="me",
    )
    run(macro, ticket, agent)
    held = Ticket.objects.select_related("conversation").get(pk=ticket.pk)
    assert (held.category, held.priority, held.state) == ("renewal", "high", "waiting")
    assert held.conversation.assignee == agent
    assert Message.objects.latest("pk").body == "Hi Lerato, done."
    assert Note.objects.get().body == "Released"


def test_all_or_nothing(ticket: Ticket, agent: User) -> None:
    macro = a_macro(reply="About {{listing.title}}", category="renewal", note="x")
    with pytest.raises(Refused, match="the title of the ad"):
        run(macro, ticket, agent)
    gone = a_macro(reply="Hello", assigns="agent", agent=an_agent("Thabo Molefe"))
    User.objects.filter(name="Thabo Molefe").update(role="member")
    with pytest.raises(Refused):
        run(Macro.objects.get(pk=gone.pk), ticket, agent)
    ticket.refresh_from_db()
    assert ticket.category == ""
    assert Message.objects.count() == 1, "not even the reply went out"
    run(macro, ticket, agent, reply="About the red bicycle")
    assert Message.objects.latest("pk").body == "About the red bicycle"


def test_pressed_twice_it_runs_once(ticket: Ticket, agent: User) -> None:
    macro, key = a_macro(reply="Hello", note="Once"), uuid4()
    run(macro, ticket, agent, key=key)
    run(macro, ticket, agent, key=key)
    assert (Message.objects.count(), Note.objects.count()) == (2, 1)


def test_on_many_what_stops_one_stops_no_other(ticket: Ticket, agent: User) -> None:
    other = a_ticket(a_person("Sipho Dlamini"))
    Ticket.objects.filter(pk=ticket.pk).update(state="solved", solved_at=timezone.now())
    macro = a_macro(reply="Hi {{member.first_name}}", ends="waiting")
    done = actions.run_macro(macro, [ticket, other], by=agent, key=uuid4(), at=timezone.now())
    assert [one.why for one in done] == ["This ticket is solved. Open it again first.", ""]
    assert Message.objects.latest("pk").body == "Hi Sipho"
    assert Message.objects.count() == 3


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({}, "does nothing yet"),
        ({"priority": "high"}, "why the priority changes"),
        ({"assigns": "agent"}, "Choose the colleague"),
        ({"reply": "{{nobody}}"}, "There is no"),
    ],
)
def test_a_macro_that_makes_no_sense_is_refused(fields: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused, match=why):
        a_macro(**fields)
