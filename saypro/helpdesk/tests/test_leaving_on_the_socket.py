"""Who is no longer to hear something hears nothing more of it from that moment, on sockets that are open."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone
from websockets.exceptions import ConnectionClosed

from saypro.accounts.actions import change_role
from saypro.accounts.models import Role
from saypro.accounts.testing import a_lead, a_person, an_agent
from saypro.conversations.actions import join_support
from saypro.conversations.models import Conversation
from saypro.conversations.testing import say
from saypro.helpdesk.actions import Matters, leave_deals, save_team, solve, write_note
from saypro.helpdesk.models import Ticket
from saypro.helpdesk.testing import a_deal_with_office, a_team, a_ticket
from saypro.project.testing.live import Site
from saypro.project.testing.tabs import Open, Tab


def test_agents_hear_what_is_said_until_the_office_leaves_and_nothing_after(
    live_site: Site, open_tab: Open
) -> None:
    cache.clear()
    buyer, seller = a_person(), a_person()
    agent, other = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe")
    ticket = a_deal_with_office(buyer, seller)
    thread = ticket.conversation
    join_support(thread, agent)
    member, *desk = tabs = [open_tab(person) for person in (seller, agent, other)]
    for tab in tabs:
        tab.join(thread)
    for tab in desk:
        tab.send("join", topic=f"notes:{thread.ref}")
        tab.hear("joined")
    say(thread, buyer, "while you read along")
    for tab in tabs:
        hear_said(tab, "while you read along")

    solve(thread, agent)
    assert leave_deals(timezone.now() + timedelta(days=8)) == 1
    say(thread, buyer, "only between the two of us")
    write_note(ticket, "written behind the door", by=agent, at=timezone.now())
    hear_said(member, "only between the two of us")
    for tab in desk:
        assert {tab.hear("cut")["topic"] for _topic in range(2)} == {
            f"thread:{thread.ref}",
            f"notes:{thread.ref}",
        }
        tab.send("join", topic=f"thread:{thread.ref}", after=0)
        assert tab.hear("error")["code"] == "not_found"
        tab.send("changes", conversation=thread.ref, after=0)
        assert tab.hear("error")["code"] == "not_found"
        assert "only between the two of us" not in tab.everything()
        assert "written behind the door" not in tab.everything()


def test_the_rest_of_the_office_hears_nothing_of_a_team_from_when_it_becomes_private(
    live_site: Site, open_tab: Open
) -> None:
    cache.clear()
    insider, outsider, asker = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe"), an_agent("Pieter Fourie")
    team = a_team(insider, name="Complaints about us")
    ticket = a_ticket(asker)
    Ticket.objects.filter(pk=ticket.pk).update(team=team)
    thread = ticket.conversation
    inside, outside, asking = tabs = [open_tab(person) for person in (insider, outsider, asker)]
    for tab in tabs:
        listen(tab, thread)
    write_note(ticket, "while all look at it", by=insider, at=timezone.now())
    for tab in tabs:
        assert "while all look at it" in str(tab.hear("notes"))

    matters = Matters(categories=[], segments=[], languages=[], is_private=True)
    save_team(team, name=team.name, matters=matters, by=a_lead())
    write_note(ticket, "for the team alone", by=insider, at=timezone.now())
    say(thread, asker, "to the team alone")
    hear_both(inside, note="for the team alone", said="to the team alone")
    hear_said(asking, "to the team alone")
    assert {outside.hear("cut")["topic"] for _topic in range(2)} == {
        f"thread:{thread.ref}",
        f"notes:{thread.ref}",
    }
    assert "the team alone" not in outside.everything()


def test_who_is_no_longer_of_the_office_hears_nothing_from_that_moment(
    live_site: Site, open_tab: Open
) -> None:
    cache.clear()
    member, agent, colleague = a_person(), an_agent("Thabo Molefe"), an_agent("Zanele Khumalo")
    ticket = a_ticket(member)
    demoted, staying = tabs = [open_tab(person) for person in (agent, colleague)]
    for tab in tabs:
        listen(tab, ticket.conversation)
    change_role(agent, role=Role.MEMBER, by=None)
    write_note(ticket, "among ourselves", by=colleague, at=timezone.now())
    say(ticket.conversation, member, "to the office")
    hear_both(staying, note="among ourselves", said="to the office")
    assert demoted.hear("cut")["topic"] == ""
    with pytest.raises(ConnectionClosed) as closed:
        demoted.hear("changes")
    assert closed.value.rcvd
    assert closed.value.rcvd.code == 4401
    heard = str(demoted.heard)
    assert "among ourselves" not in heard
    assert "to the office" not in heard


def listen(tab: Tab, thread: Conversation) -> None:
    tab.join(thread)
    tab.send("join", topic=f"notes:{thread.ref}")
    tab.hear("joined")
    tab.hear("notes")


def hear_said(tab: Tab, words: str) -> None:
    """Return once these words have come."""
    while words not in str(tab.hear("changes")["messages"]):
        pass


def hear_both(tab: Tab, *, note: str, said: str) -> None:
    """Return once both have come, in whatever order: they travel by topics of their own."""
    while note not in str(tab.heard):
        tab.hear("notes")
    while said not in str(tab.heard):
        tab.hear("changes")
