"""What a member pays for, from the plan to who answers and how soon somebody looks at it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from saypro.accounts.actions import change_plan
from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, a_person, an_agent, signed_in_client
from saypro.conversations.models import Conversation
from saypro.helpdesk import actions
from saypro.helpdesk.actions.opening import segment_of
from saypro.helpdesk.models import Circumstances, Ticket, TicketStep
from saypro.helpdesk.testing import a_team, a_ticket

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def paying() -> User:
    """Joined today, and pays for a month."""
    return change_plan(a_person("Ayanda Zulu"), until=timezone.now() + 30 * DAY, by=a_lead())


def test_a_premium_ticket_goes_to_its_team_and_its_agent_hears_at_once(paying: User) -> None:
    zanele, thabo = an_agent("Zanele Khumalo"), an_agent("Thabo Molefe")
    a_team(zanele, name="Everybody")
    a_team(thabo, name="Premium", segments=["premium"])
    other, ticket = a_ticket(a_person()), a_ticket(paying)
    assert (other.segment, ticket.segment) == ("new", "premium")
    for one in (other, ticket):
        actions.find_team(one)
    actions.route(timezone.now())
    held = Ticket.objects.select_related("team", "conversation__assignee").get(pk=ticket.pk)
    assert held.team
    assert (held.team.name, held.conversation.assignee) == ("Premium", thabo)
    assert Ticket.objects.get(pk=other.pk).conversation.assignee == zanele

    assert actions.escalate_due(timezone.now()) == 1
    assert Ticket.objects.get(pk=ticket.pk).escalation == 1
    raised = TicketStep.objects.get(what="escalated")
    assert (raised.ticket_id, raised.value) == (ticket.pk, "premium")
    assert "A premium member waits." in raised.note


def test_a_ticket_is_what_its_member_paid_for_when_it_was_opened(paying: User) -> None:
    ticket = a_ticket(paying)
    change_plan(paying, until=None, by=a_lead())
    actions.measure(ticket)
    assert Ticket.objects.get(pk=ticket.pk).segment == "premium"
    paying.refresh_from_db()
    assert a_ticket(paying).segment == "new"


def test_a_plan_that_has_ended_or_a_contact_makes_nobody_premium(paying: User) -> None:
    now = timezone.now()
    assert segment_of(paying, now) == "premium"
    assert segment_of(paying, now + 40 * DAY) == ""
    paying.is_active = False
    assert segment_of(paying, now) == ""


def test_the_office_sees_the_plan_beside_the_ticket(paying: User) -> None:
    agent = signed_in_client(an_agent())
    for member, words in ((paying, "Premium until"), (a_person(), "Free plan")):
        page = agent.get(f"/office/{a_ticket(member).conversation.ref}/").content.decode()
        assert words in page.partition('class="ctx"')[2]


def test_help_with_a_failed_step_carries_the_plan(paying: User) -> None:
    client = signed_in_client(paying)
    client.post("/my/profile/", {"name": "", "about": "I sell bicycles"})
    page = client.get("/messages/office/help/").content.decode()
    assert "Premium until" in page, "members see all that is sent"
    client.post("/messages/office/help/", {"body": "I cannot save my name"})
    change_plan(paying, until=None, by=a_lead())
    kept = Circumstances.objects.get().failure
    assert kept["plan"].startswith("Premium until")
    thread = Conversation.objects.get()
    page = signed_in_client(an_agent()).get(f"/office/{thread.ref}/").content.decode()
    assert kept["plan"] in page.partition("What had failed")[2], "what it was when the step failed"
