"""A lead plans on a phone in the dark: every page can be read, and a team is made by keyboard."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from saypro.accounts.actions.refusals import count_refusals
from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, an_agent
from saypro.helpdesk.models import Shift, Team
from saypro.helpdesk.testing import a_team
from saypro.kit.assertions import assert_accessible
from saypro.kit.withheld import Things
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def lead(live_site: object) -> User:
    return a_lead("Sanele Mthethwa")


def test_the_settings_on_a_phone_in_the_dark(browser_page: OpenPage, lead: User) -> None:
    agent = an_agent("Zanele Khumalo")
    team = a_team(agent, name="Help")
    Shift.objects.create(agent=agent, weekday=0, begins=480, ends=720)
    count_refusals(agent.pk, Things(User, "handle", (lead.handle,)), "GET x:y", at=timezone.now())
    page = browser_page(lead, width=390, dark=True)
    names = ("", "teams/", f"teams/{team.pk}/", "shifts/", f"shifts/{agent.handle}/", "hours/", "promises/")
    for name in (*names, "escalation/", "routing/", "audit/", "refusals/", "../duty/"):
        page.goto(f"/office/settings/{name}")
        assert_accessible(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{page.url} is {wide} px too wide"
    page.goto("/office/settings/teams/")
    page.get_by_label("Name").focus()
    page.keyboard.type("Safety")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Safety", level=1)).to_be_visible()
    assert Team.objects.filter(name="Safety").exists()
