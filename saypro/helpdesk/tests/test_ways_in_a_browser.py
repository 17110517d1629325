"""Mail and calls at the office, and the wish to be called, in a browser."""

import pytest
from playwright.sync_api import expect

from saypro.accounts.testing import a_person, an_agent
from saypro.helpdesk.models import InboundMail, OfficeHours, OpenWindow
from saypro.helpdesk.testing import a_call_back, a_held_mail
from saypro.kit.assertions import assert_accessible
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
DRESSED = b"From: t@example.com\r\nSubject: Hi\r\nContent-Type: text/html\r\n\r\n<p>Dressed <b>up</b></p>"


@pytest.mark.parametrize(("width", "dark"), [(390, True), (1440, False)])
def test_a_mail_is_read_and_a_call_is_asked_for(browser_page: OpenPage, width: int, dark: bool) -> None:
    mail, agent, member = a_held_mail(), an_agent("Zanele Khumalo"), a_person("Lerato Mokoena")
    InboundMail.objects.filter(pk=mail.pk).update(raw=DRESSED)
    plan = OfficeHours.objects.create(valid_from=mail.received_at.replace(year=2025), keeps_holidays=False)
    days = (OpenWindow(hours=plan, weekday=day, opens=0, closes=1440) for day in range(7))
    OpenWindow.objects.bulk_create(days)
    a_call_back(a_person("Sipho Dlamini"))
    page = browser_page(agent, width=width, dark=dark)
    page.goto("/office/mail/")
    assert_accessible(page)
    page.get_by_role("link", name="My ad").click()
    page.get_by_role("link", name="Show it as it was sent").click()
    expect(page.frame_locator("iframe.mail-frame").get_by_text("Dressed up")).to_be_visible()
    assert_accessible(page)
    page.goto("/office/calls/")
    expect(page.get_by_text("Sipho Dlamini").first).to_be_visible()
    assert_accessible(page)
    page = browser_page(member, width=width, dark=dark)
    page.goto("/call-me/")
    page.get_by_label("Your number").fill("082 123 4567")
    page.get_by_label("What it is about").fill("My ad is gone")
    assert_accessible(page)
    page.get_by_role("button", name="Call me").click()
    expect(page.get_by_role("log").get_by_text("Please call me on +27 82 123 4567")).to_be_visible()
