"""When our office leaves a deal, the sockets of its agents hear nothing more of it."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import join_support
from saypro.conversations.testing import say
from saypro.helpdesk.actions import leave_deals, solve
from saypro.helpdesk.testing import a_deal_with_office
from saypro.project.testing.live import Site
from saypro.project.testing.tabs import Open, Tab


def test_agents_hear_what_is_said_until_the_office_leaves_and_nothing_after(
    live_site: Site, open_tab: Open
) -> None:
    cache.clear()
    buyer, seller = a_person(), a_person()
    agent, other = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe")
    thread = a_deal_with_office(buyer, seller).conversation
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


def hear_said(tab: Tab, words: str) -> None:
    """Return once these words have come."""
    while words not in str(tab.hear("changes")["messages"]):
        pass
