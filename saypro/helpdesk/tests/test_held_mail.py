"""The office reads what waits safely, and says what becomes of it."""

from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone

from saypro.accounts.models import User
from saypro.accounts.testing import signed_in_client
from saypro.conversations.testing import a_deal
from saypro.events.testing import recorded, run_reactions
from saypro.helpdesk import actions
from saypro.helpdesk.actions import receive_mail
from saypro.helpdesk.events import HeldMailDecided
from saypro.helpdesk.models import InboundMail, Team, Ticket
from saypro.helpdesk.refusals import Refused
from saypro.helpdesk.testing import a_held_mail, a_ticket
from saypro.kit.testing import a_pdf
from saypro.notifications.actions import record_bounce

pytestmark = pytest.mark.django_db
State = InboundMail.State


@pytest.fixture
def office(agent: User) -> Client:
    return signed_in_client(agent)


def page(client: Client, path: str) -> str:
    return client.get(path).content.decode()


def test_the_list_says_who_wrote_and_why_it_waits(office: Client) -> None:
    mail = a_held_mail()
    listed = page(office, "/office/mail/")
    assert "thandi@example.com" in listed
    assert "The sender is not proved." in listed
    InboundMail.objects.filter(pk=mail.pk).update(state=State.PARKED, why="ValueError: no")
    assert "ValueError: no" not in page(office, "/office/mail/")
    assert "ValueError: no" in page(office, "/office/mail/?box=parked")


def dangerous() -> InboundMail:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "eve@example.com", "<b>Hi", "<9@example.com>"
    mail.set_content("Plain words")
    mail.add_alternative(
        '<p onclick="x()" style="position:fixed">Dressed<script>alert(1)</script>'
        '<img src="https://spy.example/1.png"><a href="javascript:x()">go</a></p>',
        subtype="html",
    )
    mail.add_attachment(a_pdf(), "application", "pdf", filename="invoice.pdf")
    kept = receive_mail(mail.as_bytes(), at=timezone.now())
    InboundMail.objects.filter(pk=kept.pk).update(state=State.HELD)
    return kept


def test_a_mail_is_read_without_anything_acting(office: Client) -> None:
    kept = dangerous()
    shown = page(office, f"/office/mail/{kept.pk}/")
    assert "Plain words" in shown
    assert "invoice.pdf" in shown
    assert "&lt;b&gt;Hi" in shown
    assert "<iframe" not in shown
    assert "Nobody has proved that this sender" in shown
    framed = office.get(f"/office/mail/{kept.pk}/words/")
    words = framed.content.decode()
    assert "Dressed" in words
    for part in ("script", "onclick", "position", "javascript", "spy.example"):
        assert part not in words.split("<body>")[1]
    policy = framed["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "img-src data:;" in policy + ";"
    assert framed["X-Frame-Options"] == "SAMEORIGIN"


def test_pictures_from_elsewhere_come_when_asked_for(office: Client) -> None:
    kept = dangerous()
    assert f"/office/mail/{kept.pk}/words/?pictures" in page(office, f"/office/mail/{kept.pk}/?pictures")
    framed = office.get(f"/office/mail/{kept.pk}/words/?pictures")
    assert 'src="https://spy.example/1.png"' in framed.content.decode()
    assert "img-src data: https: http:" in framed["Content-Security-Policy"]


def test_a_held_mail_becomes_a_ticket(office: Client, agent: User) -> None:
    mail = a_held_mail()
    office.post(f"/office/mail/{mail.pk}/ticket/")
    run_reactions()
    mail.refresh_from_db()
    ticket = Ticket.objects.get()
    assert (mail.state, mail.conversation, mail.decided_by) == (State.POSTED, ticket.conversation, agent)
    assert ticket.member is not None
    assert ticket.member.contact.address == "thandi@example.com"
    assert [fact.became for fact in recorded(HeldMailDecided)] == ["waiting"]
    again = office.post(f"/office/mail/{mail.pk}/ticket/")
    assert again.status_code == 422
    assert "Somebody has decided about this mail already." in again.content.decode()


def test_a_held_mail_is_given_to_a_member(office: Client, member: User) -> None:
    mail = a_held_mail()
    wrong = office.post(f"/office/mail/{mail.pk}/member/", {"address": "who@example.com"})
    assert wrong.status_code == 422
    assert "No member has this e-mail address." in wrong.content.decode()
    office.post(f"/office/mail/{mail.pk}/member/", {"address": member.email.upper()})
    run_reactions()
    assert Ticket.objects.get().member == member


def test_discarding_needs_a_reason_and_can_be_undone(office: Client) -> None:
    mail = a_held_mail()
    assert office.post(f"/office/mail/{mail.pk}/discarding/", {"reason": " "}).status_code == 422
    office.post(f"/office/mail/{mail.pk}/discarding/", {"reason": "Advertising"})
    mail.refresh_from_db()
    assert (mail.state, mail.why) == (State.DISCARDED, "Advertising")
    assert "Advertising" in page(office, "/office/mail/?box=discarded")
    office.post(f"/office/mail/{mail.pk}/ticket/")
    run_reactions()
    assert Ticket.objects.count() == 1


def test_what_is_parked_is_tried_again(office: Client) -> None:
    mail = a_held_mail()
    InboundMail.objects.filter(pk=mail.pk).update(state=State.PARKED, why="OSError: no room")
    office.post(f"/office/mail/{mail.pk}/retry/")
    run_reactions()
    mail.refresh_from_db()
    assert (mail.state, mail.why) == (State.POSTED, "")


def test_who_cannot_be_answered_becomes_no_ticket(agent: User) -> None:
    mail = a_held_mail(sender="")
    with pytest.raises(Refused, match="names no address"):
        actions.make_ticket(mail, by=agent, at=timezone.now())


def test_the_office_reads_no_answers_among_members(office: Client) -> None:
    mail = a_held_mail()
    InboundMail.objects.filter(pk=mail.pk).update(conversation=a_deal(), state=State.POSTED)
    assert office.get(f"/office/mail/{mail.pk}/").status_code == 404


def test_the_ticket_says_how_answers_reach_them(office: Client) -> None:
    mail = a_held_mail()
    office.post(f"/office/mail/{mail.pk}/ticket/")
    run_reactions()
    path = f"/office/{Ticket.objects.get().conversation.ref}/"
    ticket = page(office, path)
    for words in ("Contact without an account", "thandi@example.com", "Nobody has proved", "leave by e-mail"):
        assert words in ticket
    record_bounce(kind="complaint", at=timezone.now(), address="thandi@example.com")
    assert "Mail to this address comes back." in page(office, path)


def test_a_mail_to_a_private_team_is_not_listed_to_others(office: Client) -> None:
    ticket = a_ticket()
    Ticket.objects.update(team=Team.objects.create(name="Complaints", is_private=True))
    InboundMail.objects.filter(pk=a_held_mail().pk).update(conversation=ticket.conversation)
    assert "thandi@example.com" not in page(office, "/office/mail/")
    Team.objects.update(is_private=False)
    assert "thandi@example.com" in page(office, "/office/mail/")
