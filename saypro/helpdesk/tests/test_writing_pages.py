"""The pages on which agents merge, split, link, run macros, and keep things ready."""

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from saypro.accounts.models import User
from saypro.accounts.testing import a_lead, signed_in_client
from saypro.conversations.models import Message
from saypro.helpdesk import queries
from saypro.helpdesk.models import CannedReply, Checklist, Macro, Merge, Note, Ticket
from saypro.helpdesk.naps import moment_of
from saypro.helpdesk.testing import a_canned_reply, a_checklist, a_macro, a_ticket
from saypro.knowledge.testing import an_article

pytestmark = pytest.mark.django_db
CAPE, BERLIN = ZoneInfo("Africa/Johannesburg"), ZoneInfo("Europe/Berlin")


@pytest.fixture
def office(agent: User) -> Client:
    return signed_in_client(agent)


@pytest.fixture
def ticket(member: User) -> Ticket:
    return a_ticket(member)


def words(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_merging_shows_both_and_is_undone_from_the_panel(
    office: Client, ticket: Ticket, member: User
) -> None:
    other = a_ticket(member, subject="Still not showing", body="Hello again")
    assert "another open ticket" in words(office.get(f"/office/{ticket.conversation.ref}/"))
    path = f"/office/tickets/{ticket.ref}/merge/"
    page = words(office.get(path))
    assert "Hello again" in page
    assert "Please look" in page
    refused = office.post(path, {"into": "nonsense", "reason": "Same"})
    assert refused.status_code == 422
    assert "Choose one of" in words(refused)
    assert office.post(path, {"into": other.ref, "reason": ""}).status_code == 422
    assert office.post(path, {"into": other.ref, "reason": "Same ad"}).status_code == 302
    merge = Merge.objects.get()
    undo = f"/office/merges/{merge.pk}/undoing/"
    assert undo in words(office.get(f"/office/{other.conversation.ref}/"))
    assert "two tickets again" in words(office.post(undo, follow=True))
    assert "two again already" in words(office.post(undo, follow=True))


def test_a_message_is_split_out_from_its_menu(office: Client, ticket: Ticket, member: User) -> None:
    path = f"/office/tickets/{ticket.ref}/split/1/"
    menu = office.get(f"/messages/{ticket.conversation.ref}/1/")
    assert path in words(menu)
    assert path not in words(signed_in_client(member).get(f"/messages/{ticket.conversation.ref}/1/"))
    assert office.post(path, {"subject": ""}).status_code == 422
    assert office.post(path, {"subject": "Invoice"}).status_code == 302
    assert "Invoice" in words(office.get(f"/office/{ticket.conversation.ref}/"))
    assert "We answer that in" in words(signed_in_client(member).get(f"/messages/{ticket.conversation.ref}/"))
    assert office.get(f"/office/tickets/{ticket.ref}/split/99/").status_code == 404


def test_tickets_are_linked_by_their_address(office: Client, ticket: Ticket) -> None:
    other, path = a_ticket(subject="Twin"), f"/office/tickets/{ticket.ref}/links/"
    office.post(path, {"other": f"https://saypro.example/office/{other.conversation.ref}/?queue=all"})
    assert queries.related_tickets(ticket) == [other]
    office.post(path, {"other": other.ref, "unlink": "1"})
    assert queries.related_tickets(ticket) == []
    assert "no such ticket" in words(office.post(path, {"other": "x\x00y"}, follow=True))


def test_following_is_a_press(office: Client, ticket: Ticket, agent: User) -> None:
    path = f"/office/tickets/{ticket.ref}/following/"
    assert ">Unfollow" in re.sub(
        r"<svg.*?</svg>", "", words(office.post(path, {"following": "1"}, follow=True)), flags=re.S
    )
    office.post(path, {"following": "0"})
    assert not queries.is_following(ticket, agent)


def test_what_is_typed_behind_a_slash_brings_filled_replies_and_macros(
    office: Client, ticket: Ticket, agent: User
) -> None:
    a_canned_reply("Hi {{member.first_name}}, {{listing.title}}", "appr", name="Approve")
    macro = a_macro("Approve and thank", ends="solved")
    found = office.get(f"/office/tickets/{ticket.ref}/options?q=appr").json()["options"]
    assert [one["words"] for one in found] == ["Approve", "Approve and thank"]
    assert (found[0]["puts"], found[0]["gaps"]) == ("Hi Lerato, ___", ["the title of the ad"])
    assert found[1]["opens"] == f"/office/tickets/{ticket.ref}/macros/{macro.pk}/"
    names = office.get("/office/colleagues?q=nom").json()["options"]
    assert names == [{"words": agent.name, "puts": f"@{agent.name} "}]


def test_two_question_marks_bring_articles_and_the_offices_own_to_notes_alone(
    office: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://classified.example"
    an_article("Photos that sell")
    an_article("Photos we refuse", state="staff")
    an_article("Photos to come", state="draft")
    found = office.get("/office/articles?q=photos").json()["options"]
    puts = "Photos that sell: https://classified.example/help/photos-that-sell/ "
    assert found == [{"words": "Photos that sell", "hint": "Your ads", "puts": puts}]
    for_notes = office.get("/office/articles/note?q=photos").json()["options"]
    assert {one["hint"] for one in for_notes} == {"Your ads", "Our office only · Your ads"}
    assert office.get("/office/articles?q=%00").status_code == 200


def test_a_macro_is_looked_at_and_run(office: Client, ticket: Ticket) -> None:
    macro = a_macro(reply="About {{listing.title}}", category="renewal", then="list")
    path = f"/office/tickets/{ticket.ref}/macros/{macro.pk}/"
    page = words(office.get(path))
    assert "Reply, file under Renewal or approval" in page
    assert "Fill in what stands as ___" in page
    refused = office.post(path, {"key": "no key"})
    assert refused.status_code == 422
    assert "Write it yourself" in words(refused)
    done = office.post(path, {"reply": "About the bakkie"})
    assert done["Location"].startswith("/office/?queue=")
    assert Message.objects.latest("pk").body == "About the bakkie"


def test_then_comes_the_next_ticket(office: Client, ticket: Ticket) -> None:
    other = a_ticket(subject="Next in line")
    macro = a_macro(note="x", then="next")
    done = office.post(f"/office/tickets/{ticket.ref}/macros/{macro.pk}/?queue=all", {})
    assert done["Location"] == f"/office/{other.conversation.ref}/?queue=all"


def test_replies_are_kept_found_changed_and_dropped(office: Client, agent: User) -> None:
    fields = {"name": "Thanks", "shortcut": "/ta", "body": "Hi {{member.shoe}}", "audience": "me"}
    refused = office.post("/office/canned/new/", fields)
    assert refused.status_code == 422
    assert "There is no {{member.shoe}}" in words(refused)
    assert office.post("/office/canned/new/", {**fields, "audience": "all"}).status_code == 422
    assert office.post("/office/canned/new/", {**fields, "body": "Hi"}).status_code == 302
    kept = CannedReply.objects.get()
    assert (kept.owner, kept.shortcut) == (agent, "ta")
    assert "/ta" in words(office.get("/office/canned/?q=thanks"))
    assert "Nothing found" in words(office.get("/office/canned/?q=zebra%00"))
    office.post(f"/office/canned/{kept.pk}/", {**fields, "body": "Hello"})
    kept.refresh_from_db()
    assert kept.body == "Hello"
    office.post(f"/office/canned/{kept.pk}/deletion/")
    assert not CannedReply.objects.exists()


def test_macros_and_checklists_are_kept_by_forms(office: Client) -> None:
    lead = signed_in_client(a_lead())
    fields = {"name": "Close it", "ends": "solved", "then": "stay", "audience": "all"}
    assert office.post("/office/macros/new/", fields).status_code == 422, "only leads keep for all"
    assert lead.post("/office/macros/new/", fields).status_code == 302
    assert "Solve it" in words(office.get("/office/macros/"))
    assert "Only leads change" in words(
        office.post(f"/office/macros/{Macro.objects.get().pk}/deletion/", follow=True)
    )
    steps = {"category": "support", "name": "Slow", "steps": "Reload\n\nWait\n"}
    assert office.post("/office/checklists/new/", steps).status_code == 422
    assert lead.post("/office/checklists/new/", steps).status_code == 302
    assert Checklist.objects.get().steps == ["Reload", "Wait"]
    assert "Reload" in words(office.get("/office/checklists/"))


def test_checklists_stand_beside_the_ticket(office: Client, ticket: Ticket) -> None:
    checklist = a_checklist()
    Ticket.objects.update(category="support")
    path = f"/office/tickets/{ticket.ref}/checks/{checklist.pk}/"
    assert "Sign out and in again" in words(office.get(f"/office/{ticket.conversation.ref}/"))
    office.post(path, {"position": "0", "done": "1"})
    assert "1/2" in words(office.get(f"/office/{ticket.conversation.ref}/"))
    assert "no such step" in words(office.post(path, {"position": "x"}, follow=True))
    page = words(office.post(f"{path}sending/", follow=True))
    assert "who ticked off 0 of 2" in page


@pytest.mark.parametrize(
    ("text", "zone", "utc"),
    [
        ("2026-12-01T09:30", CAPE, "07:30"),
        ("2026-12-01T09:30", BERLIN, "08:30"),
        ("2026-03-29T02:30", BERLIN, None),
        ("", CAPE, None),
        ("soon", CAPE, None),
        ("0001-01-01T00:00", CAPE, None),
        ("2026-12-01T09:30+05:00", CAPE, None),
    ],
)
def test_a_moment_is_read_by_the_agents_clock(text: str, zone: ZoneInfo, utc: str | None) -> None:
    found = moment_of(text, zone)
    assert (found and f"{found.astimezone(ZoneInfo('UTC')):%H:%M}") == utc


def test_a_ticket_rests_until_an_exact_moment_with_a_note(
    office: Client, ticket: Ticket, agent: User
) -> None:
    path = f"/office/tickets/{ticket.ref}/rest/"
    until = timezone.now().astimezone(agent.zone) + timedelta(days=2)
    office.post(path, {"until": "at", "at": f"{until:%Y-%m-%dT%H:%M}", "note": "The bank answers then"})
    ticket.refresh_from_db()
    assert ticket.snoozed_until == until.replace(second=0, microsecond=0)
    assert Note.objects.get().body == "The bank answers then"
    for wrong in ("", "yesterday", "2001-01-01T10:00"):
        answer = office.post(path, {"until": "at", "at": wrong}, follow=True)
        assert re.search("Choose (until when|a time)", words(answer))
