"""The dashboard on a large screen and on a phone in the dark: drawn under the policy, live, accessible."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import ConsoleMessage, Page, expect

from saypro.accounts.testing import a_lead, a_person, an_agent
from saypro.conversations.actions import take
from saypro.conversations.testing import a_support_thread, say
from saypro.kit.assertions import assert_accessible
from saypro.notifications.models import Mail
from saypro.project.testing.browser import OpenPage
from saypro.project.testing.workers import StartWorker, soon
from saypro.realtime.actions import announce
from saypro.reports.actions import add_recipient, begin_draft, begin_review, issue, issue_due, make_plan
from saypro.reports.kinds import KINDS
from saypro.reports.metrics import METRICS
from saypro.reports.models import Interval
from saypro.reports.office_days import day_of
from saypro.reports.periods import Length, period_of
from saypro.reports.queries import figures_of
from saypro.reports.testing import a_past_ticket
from saypro.surveys.testing import a_survey, an_answer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_dashboard_is_drawn_and_follows_what_happens(browser_page: OpenPage) -> None:
    lead, agent, begin = a_lead(), an_agent(), timezone.now() - timedelta(days=3)
    a_past_ticket(begin, (0, "asked"), (3, "answered"), (20, "solved"), by=agent, category="support")
    made = issue(KINDS["weekly"], period_of(Length.WEEK, begin.date()), by=lead, at=timezone.now())
    draft = begin_draft(KINDS["weekly"], period_of(Length.WEEK, begin.date()), by=lead, at=timezone.now())
    today, now = timezone.localdate(), timezone.now()
    begin_review(today, by=lead, at=now)
    make_plan(today, takes_targets=False, by=lead, at=now)
    an_answer(a_survey(), 9, worked="Quick and kind")
    large, phone = browser_page(lead), browser_page(lead, width=390, dark=True)
    for page in (large, phone):
        complaints = watched(page)
        page.goto("/office/figures/")
        expect(page.locator("report-chart[data-drawn]")).to_have_count(7)
        assert complaints == [], "the policy lets everything be drawn"
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0

    large.get_by_text("Show as a table: What people write about").click()
    row = large.get_by_role("region", name="What people write about, as a table").get_by_role(
        "row", name="General"
    )
    expect(row).to_contain_text("0.0")
    ticket = a_past_ticket(begin, (0, "asked"), by=agent, category="general")
    announce([("office", 0, ticket.conversation_id)])
    expect(row).to_contain_text("33.3")

    large.get_by_role("link", name="Answered within 24 h").first.click()
    expect(large.get_by_role("heading", name="Answered within 24 h", level=1)).to_be_visible()
    assert_accessible(large)
    for address in (
        "targets/",
        "all/",
        "weeks/",
        "custom/?figure=messages&by=category",
        "reports/",
        "reviews/",
        f"reviews/{period_of(Length.MONTH, today).slug}/",
        "plans/",
        f"plans/{period_of(Length.QUARTER, today).slug}/",
        f"reports/{made.ref}/",
        f"reports/drafts/{draft.ref}/",
    ):
        phone.goto(f"/office/figures/{address}")
        assert_accessible(phone)
        assert phone.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    phone.get_by_role("link", name="Dashboard", exact=True).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Quarter")


def test_a_report_is_held_looked_through_and_sent_on_a_phone(browser_page: OpenPage) -> None:
    lead = a_lead()
    add_recipient("weekly", "board@example.com", by=lead)
    phone = browser_page(lead, width=390, dark=True)
    phone.goto("/office/figures/reports/")
    held = phone.get_by_role("form", name="Looked through before they go out")
    held.get_by_label("Report").select_option("monthly")
    held.get_by_label("Hours").fill("0")
    held.get_by_role("button", name="Hold it for me").click()
    expect(phone.get_by_text("Write a whole number of hours, from 1 to 168.")).to_be_visible()
    expect(held.get_by_label("Report")).to_have_value("monthly")
    held.get_by_label("Report").select_option("weekly")
    held.get_by_label("Hours").fill("4")
    held.get_by_role("button", name="Hold it for me").click()
    expect(phone.get_by_text(f"4 hours, for {lead.name}")).to_be_visible()
    issue_due(timezone.now())
    phone.goto("/notices/")
    phone.get_by_role("link", name="Weekly report").first.click()
    expect(phone.get_by_text("It goes out by itself on")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_label("In short").fill("A quiet week.")
    phone.get_by_role("button", name="Save the sentences").click()
    phone.get_by_role("button", name="Send it now").click()
    expect(phone.get_by_text("A quiet week.")).to_be_visible()
    assert Mail.objects.get(to="board@example.com").text.startswith("A quiet week.")


def test_a_first_answer_stands_on_an_open_dashboard_within_seconds(
    browser_page: OpenPage, start_worker: StartWorker
) -> None:
    """Through the real worker into the figure, and to a page that nobody loads again."""
    agent, member, page = an_agent(), a_person(), browser_page(a_lead())
    thread = a_support_thread(member=member)
    start_worker()
    say(thread, member, "Where is my ad?")
    soon(Interval.objects.exists, "the question is measured")
    page.goto("/office/figures/")
    page.get_by_text("Show as a table: Time to first answer").click()
    answered = page.get_by_role("row").filter(has_text="0–1 h").get_by_role("cell").first
    expect(answered).to_have_text("0")
    take(thread, agent)
    say(thread, agent, "It is waiting for its photo.")
    soon(lambda: first_answers_given() == 1, "the answer is a figure", within_s=5)
    expect(answered).to_have_text("1")


def first_answers_given() -> int:
    now = timezone.now()
    figures = figures_of(period_of(Length.QUARTER, day_of(now)), now)
    return figures.value(METRICS["first_median"].formula).n


def watched(page: Page) -> list[str]:
    """What the browser complains about from now on."""
    found: list[str] = []

    def keep(said: ConsoleMessage) -> None:
        if said.type == "error":
            found.append(said.text)

    page.on("console", keep)
    return found
