"""Two agents on one ticket: notes, names, what is kept ready, a macro, and a reply that was overtaken."""

import re

import pytest
from playwright.sync_api import Page, expect

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.models import Message
from saypro.conversations.testing import say
from saypro.helpdesk.models import Note, Ticket
from saypro.helpdesk.testing import a_canned_reply, a_checklist, a_macro, a_ticket
from saypro.kit.assertions import assert_accessible, assert_in_nobodys_way
from saypro.knowledge.testing import an_article
from saypro.project.testing.browser import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def opened(browser_page: OpenPage, ticket: Ticket, agent: User, **look: object) -> Page:
    page = browser_page(agent, **look)
    page.goto(f"/office/{ticket.conversation.ref}/?queue=all")
    expect(page.locator("live-thread[data-live]")).to_be_attached()
    return page


def test_notes_names_replies_and_who_was_faster(browser_page: OpenPage) -> None:
    zanele, sanele = an_agent("Zanele Khumalo"), an_agent("Sanele Dube")
    member = a_person("Lerato Mokoena")
    ticket = a_ticket(member)
    a_canned_reply("Hi {{member.first_name}}, it is back.", "back", name="It is back", by=zanele)
    an_article("Photos that sell")
    a_macro("Approve and thank", reply="Thank you, {{member.first_name}}.", ends="solved", by=zanele)
    hers, his = (
        opened(browser_page, ticket, zanele),
        opened(browser_page, ticket, sanele, width=390, dark=True),
    )
    expect(hers.get_by_text("Sanele Dube also looks at this ticket")).to_be_visible()
    expect(his.get_by_text("Zanele Khumalo also looks at this ticket")).to_be_visible()

    reply = hers.get_by_label("Reply to Lerato")
    reply.fill("A draft")
    hers.get_by_text("Note", exact=True).click()
    expect(reply).to_be_hidden()
    note = hers.get_by_label("Internal note, which the member never sees")
    note.press_sequentially("Can you look, @san")
    expect(hers.locator(".options").get_by_role("option", name="Sanele Dube")).to_be_visible()
    assert_accessible(hers)
    note.press("Enter")
    expect(note).to_have_value("Can you look, @Sanele Dube ")
    note.press("Control+Enter")
    expect(his.locator(".note b.at")).to_have_text("@Sanele Dube")
    expect(hers.locator(".note")).to_have_count(1)
    assert_accessible(his)
    hers.locator("h1").click()
    hers.keyboard.press("r")
    expect(reply).to_have_value("A draft")

    reply.fill("")
    reply.press_sequentially("/ba")
    expect(hers.locator(".options").get_by_role("option", name="It is back")).to_be_visible()
    reply.press("Enter")
    expect(reply).to_have_value("Hi Lerato, it is back.")
    reply.press_sequentially(" ??pho")
    expect(hers.locator(".options").get_by_role("option", name="Photos that sell")).to_be_visible()
    reply.press("Enter")
    expect(reply).to_have_value(
        re.compile(r"^Hi Lerato, it is back\. Photos that sell: http.*/help/photos-that-sell/ $")
    )
    reply.fill("Hi Lerato, it is back.")
    say(ticket.conversation, member, "Oh, wait")
    expect(hers.get_by_text("Oh, wait", exact=True)).to_be_visible()
    reply.press("Control+Enter")
    expect(hers.get_by_text("Something new was written here meanwhile.")).to_be_visible()
    expect(reply).to_have_value("Hi Lerato, it is back.")
    assert Message.objects.count() == 2
    assert_accessible(hers)
    hers.get_by_role("button", name="Send anyway").click()
    expect(his.get_by_role("log").get_by_text("Hi Lerato, it is back.")).to_be_visible()

    reply.fill("@Sanele is she right?")
    reply.press("Control+Enter")
    expect(hers.get_by_text("This begins with @Sanele Dube.")).to_be_visible()
    assert_accessible(hers)
    hers.get_by_role("button", name="Make it a note").click()
    expect(note).to_have_value("@Sanele is she right?")
    expect(reply).to_have_value("")
    note.fill("")
    hers.get_by_text("Reply", exact=True).click()

    hers.get_by_text("Macros", exact=True).click()
    assert_accessible(hers)
    hers.get_by_role("button", name="Approve and thank").click()
    expect(hers.get_by_role("log").get_by_text("Thank you, Lerato.")).to_be_visible()
    expect(hers.get_by_role("button", name="Reopen")).to_be_visible()
    assert Note.objects.get().body == "Can you look, @Sanele Dube"


def test_what_stands_beside_a_ticket_is_in_nobodys_way(browser_page: OpenPage) -> None:
    agent, member = an_agent("Zanele Khumalo"), a_person("Lerato Mokoena")
    ticket, _other = a_ticket(member), a_ticket(member, subject="Still not showing")
    a_checklist()
    Ticket.objects.update(category="support")
    page = opened(browser_page, ticket, agent)
    page.get_by_text("Note", exact=True).click()
    assert_in_nobodys_way(page)
    for path in (f"/office/{ticket.conversation.ref}/?pane=context", f"/office/tickets/{ticket.ref}/merge/"):
        page.goto(path)
        assert_in_nobodys_way(page)
    for path in ("/office/canned/new/", "/office/macros/", "/office/checklists/"):
        page.goto(path)
        assert_in_nobodys_way(page)
