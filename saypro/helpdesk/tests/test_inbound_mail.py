"""Mail that comes in is kept, and becomes messages of those who are who they say, once."""

import smtplib
import socket
from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from io import StringIO
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from allauth.account.models import EmailAddress
from django.core.management import call_command
from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Job

from saypro.accounts.models import Role, User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.models import Attachment, Conversation, Message
from saypro.conversations.testing import a_deal, a_support_thread
from saypro.events.testing import clear_jobs, run_reactions
from saypro.helpdesk.actions import receive_mail, take_in
from saypro.helpdesk.actions.taking_in import place
from saypro.helpdesk.door import MOST_RECIPIENTS, Door, smtp
from saypro.helpdesk.mail import limits
from saypro.helpdesk.mail.keys import ticket_message_id
from saypro.helpdesk.models import InboundMail, Ticket
from saypro.helpdesk.tasks import TRIES, take_in_mail
from saypro.helpdesk.testing import a_ticket
from saypro.kit.testing import a_pdf
from saypro.notifications.actions import send_mail
from saypro.notifications.models import Mail
from saypro.notifications.queries import root_of
from saypro.notifications.replies import reply_address

State = InboundMail.State
HOST = "mx.example.org"


@pytest.fixture(autouse=True)
def _taking_mail(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"
    settings.OFFICE_EMAIL = "help@example.com"
    settings.MAIL_TRUSTED_HOSTS = {"smtp": HOST}


@pytest.fixture
def thandi(db: None) -> User:
    return a_person("Thandi Nkosi", email="thandi@example.com")


def a_mail(
    body: str = "Please help", *, sender: str = "thandi@example.com", verified: bool = True, **fields: str
) -> bytes:
    headers = {
        "From": sender,
        "To": "help@example.com",
        "Subject": "My ad is gone",
        "Message-ID": "<1@x.com>",
    }
    if verified:
        headers["Authentication-Results"] = f"{HOST}; dmarc=pass header.from={sender.rpartition('@')[2]}"
    headers |= {name.replace("_", "-"): value for name, value in fields.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"{head}\r\n{body}".encode()


def received(raw: bytes) -> InboundMail:
    mail = receive_mail(raw, at=timezone.now())
    run_reactions()
    mail.refresh_from_db()
    return mail


def bodies(thread: Conversation) -> list[str]:
    return list(Message.objects.filter(conversation=thread.pk).order_by("seq").values_list("body", flat=True))


@pytest.mark.django_db
def test_a_members_mail_begins_a_support_thread(thandi: User) -> None:
    raw = a_mail("Please help\r\n\r\n-- \r\nThandi")
    mail = received(raw)
    assert (mail.state, mail.person) == (State.POSTED, thandi)
    assert bytes(mail.raw) == raw, "the original is kept"
    assert mail.conversation
    assert (mail.conversation.kind, mail.conversation.subject) == ("support", "My ad is gone")
    assert bodies(mail.conversation) == ["Please help"]
    assert Ticket.objects.filter(conversation=mail.conversation).count() == 1, "it is a ticket like any other"


@pytest.mark.django_db
def test_a_mail_delivered_again_is_the_same(thandi: User) -> None:
    first = received(a_mail())
    again = received(b"Received: from elsewhere by mx; Mon, 3 Nov 2025 12:06:00 +0000\r\n" + a_mail())
    other = received(a_mail("Something else under the same mark"))
    assert again == first != other
    assert Conversation.objects.count() == 2


@pytest.mark.django_db
def test_an_answer_goes_where_its_keyed_mark_says(thandi: User) -> None:
    thread = a_support_thread(thandi)
    received(a_mail("It is back", References=f"<x@y> {root_of(thread.pk, thandi.pk)}"))
    assert bodies(thread) == ["It is back"]
    stolen = root_of(a_support_thread(a_person("Sipho Zulu")).pk, thandi.pk)
    mail = received(a_mail("Whose is this?", References=stolen, Message_ID="<2@example.com>"))
    assert mail.conversation not in (None, thread)


@pytest.mark.django_db
def test_an_address_for_answering_leads_into_its_thread(thandi: User) -> None:
    thread = a_deal(buyer=thandi)
    key = reply_address(thread.pk, thandi.pk)
    mail = received(a_mail("On Saturday", To=key, verified=False))
    assert (mail.state, bodies(thread)) == (State.POSTED, ["On Saturday"])
    blind = b"Envelope-To: " + key.encode() + b"\r\n" + a_mail("At ten", verified=False)
    assert received(blind).conversation == thread


@pytest.mark.django_db
def test_a_key_in_other_hands_opens_nothing(thandi: User) -> None:
    thread = a_deal(buyer=thandi)
    mail = received(a_mail(sender="eve@example.org", To=reply_address(thread.pk, thandi.pk)))
    assert (mail.state, bodies(thread)) == (State.HELD, [])


@pytest.mark.django_db
def test_an_agent_must_be_verified_even_with_a_key() -> None:
    agent = an_agent(email="nomsa@example.com")
    thread = a_support_thread()
    mail = received(a_mail(sender=agent.email, verified=False, To=reply_address(thread.pk, agent.pk)))
    assert (mail.state, bodies(thread)) == (State.HELD, [])


@pytest.mark.django_db
def test_nobody_unproved_speaks_for_a_member(thandi: User) -> None:
    lindiwe = a_person("Lindiwe", email="lindiwe@example.com")
    EmailAddress.objects.filter(user=lindiwe).update(verified=False)
    came = [
        received(a_mail(verified=False)),
        received(a_mail(sender="stranger@example.com", Subject="Re: [#1] ticket")),
        received(a_mail(sender="lindiwe@example.com")),
        received(a_mail("Thandi, but twice", FROM="thandi@example.com", sender="eve@example.com")),
    ]
    assert {mail.state for mail in came} == {State.POSTED}
    assert {mail.person.role for mail in came if mail.person} == {Role.CONTACT}
    assert not Conversation.objects.joined_by(thandi).exists()
    assert not Conversation.objects.joined_by(lindiwe).exists()
    assert [mail.is_verified for mail in came] == [False, True, True, False], "and the office is told"


@pytest.mark.django_db
def test_a_strangers_subject_opens_no_ticket_that_is_there(thandi: User) -> None:
    ticket = a_ticket(thandi)
    names = (ticket.ref, str(ticket.pk), ticket.conversation.ref)
    for number, name in enumerate(names):
        mail = received(
            a_mail(
                "Let me in", sender="eve@example.org", Subject=f"Re: [#{name}]", Message_ID=f"<{number}@e>"
            )
        )
        assert mail.conversation not in (None, ticket.conversation)
    assert bodies(ticket.conversation) == ["Please look"]
    assert Ticket.objects.get(pk=ticket.pk).member == thandi


@pytest.mark.django_db
def test_who_writes_to_us_is_sent_nothing_by_itself(thandi: User) -> None:
    victims = [f"victim{number}@example.org" for number in range(20)]
    for number, address in enumerate([*victims, thandi.email]):
        received(a_mail(sender=address, verified=False, Message_ID=f"<{number}@e>", Subject="Buy, buy"))
    received(a_mail(Message_ID="<own@e>"))
    assert Conversation.objects.count() == 22
    assert not Mail.objects.exists(), (
        "no confirmation that could be sent to a victim, or back and forth for ever"
    )


@pytest.mark.django_db
def test_mails_that_come_three_times_in_any_order_count_once(thandi: User) -> None:
    thread = a_support_thread(thandi)
    answers = [
        a_mail(f"Part {number}", To=reply_address(thread.pk, thandi.pk), Message_ID=f"<{number}@x.com>")
        for number in range(3)
    ]
    for number in (2, 0, 2, 1, 0, 1, 2, 1, 0):
        received(answers[number])
    assert sorted(bodies(thread)) == ["Part 0", "Part 1", "Part 2"]
    assert InboundMail.objects.count() == 3
    assert Ticket.objects.count() == 1


@pytest.mark.django_db
def test_nobody_speaks_for_the_office_by_mail() -> None:
    an_agent(email="nomsa@example.com")
    held = [received(a_mail(sender="nomsa@example.com", verified=proved)) for proved in (True, False)]
    assert {mail.state for mail in held} == {State.HELD}
    assert all(mail.why for mail in held)
    assert not Conversation.objects.exists()


@pytest.mark.django_db
def test_mail_of_machines_is_kept_and_goes_nowhere(thandi: User) -> None:
    kept = [
        received(a_mail(Auto_Submitted="auto-replied")),
        received(a_mail(Subject="Out of office")),
        received(a_mail(sender="help@example.com")),
        received(a_mail(Message_ID=ticket_message_id(1, 2, 3))),
    ]
    assert {mail.state for mail in kept} == {State.AUTOMATIC}
    assert len({mail.why for mail in kept}) == 3
    assert not Conversation.objects.exists()


@pytest.mark.django_db
def test_two_machines_cannot_keep_each_other_going(thandi: User) -> None:
    states = [received(a_mail(f"Round {number}")).state for number in range(31)]
    assert states == [State.POSTED] * 30 + [State.HELD]


def a_bounce(message_id: str) -> bytes:
    return (
        "From: MAILER-DAEMON@mx.example.net\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
        "Reporting-MTA: dns; mx\r\n\r\n"
        "Final-Recipient: rfc822; thandi@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\n"
        f"Content-Type: message/rfc822\r\n\r\nMessage-ID: {message_id}\r\n\r\nHi\r\n--b--\r\n"
    ).encode()


@pytest.mark.django_db
def test_a_bounce_counts_for_a_mail_of_ours_alone(thandi: User) -> None:
    ours = send_mail(to=thandi.email, subject="News", text="Hello")
    clear_jobs()
    assert received(a_bounce("<made-up@example.com>")).state == State.RETURNED
    assert received(a_bounce(ours.message_id)).state == State.RETURNED
    ours.refresh_from_db()
    assert ours.bounced_at


@pytest.mark.django_db
def test_long_mails_and_files_are_all_posted(thandi: User) -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = thandi.email, "Papers", "<3@example.com>"
    mail["Authentication-Results"] = f"{HOST}; dmarc=pass header.from=example.com"
    mail.set_content("\n".join(f"Line {number} of what happened to my ad" for number in range(200)))
    mail.add_attachment(a_pdf(), "application", "pdf", filename="invoice.pdf")
    mail.add_attachment(b"MZ\x90\0\3\0", "application", "pdf", filename="invoice2.pdf")
    came = received(mail.as_bytes())
    assert came.conversation
    said = bodies(came.conversation)
    assert len(said) == 2
    assert sum(body.count("Line ") for body in said) == 200
    assert "invoice2-pdf.bin was not taken." in said[-1]
    assert [each.name for each in Attachment.objects.filter(conversation=came.conversation)] == [
        "invoice.pdf"
    ]
    assert Attachment.objects.get().seq == 1


@pytest.mark.django_db
def test_a_job_that_breaks_off_anywhere_posts_once(thandi: User) -> None:
    mail = receive_mail(a_mail(), at=timezone.now())
    place(mail.pk, at=timezone.now())
    take_in(mail.pk, at=timezone.now())
    InboundMail.objects.update(state=State.WAITING)  # as if it had died before this was noted
    take_in(mail.pk, at=timezone.now())
    mail.refresh_from_db()
    assert mail.conversation
    assert (mail.state, bodies(mail.conversation)) == (State.POSTED, ["Please help"])
    assert Conversation.objects.count() == 1


@pytest.mark.django_db
def test_a_mail_nobody_can_take_in_is_parked_with_its_reason(thandi: User, settings: Any) -> None:
    mail = receive_mail(a_mail(To=reply_address(1, thandi.pk)), at=timezone.now())
    settings.SECRET_KEY_FALLBACKS = None
    with pytest.raises(TypeError):
        take_in_mail(context(attempts=0), mail.pk)
    take_in_mail(context(attempts=TRIES - 1), mail.pk)
    mail.refresh_from_db()
    assert mail.state == State.PARKED
    assert mail.why.startswith("TypeError")
    assert mail.raw


@pytest.mark.django_db
def test_the_command_lists_what_nobody_has_seen(thandi: User) -> None:
    received(a_mail("seen"))
    an_agent(email="nomsa@example.com")
    received(a_mail(sender="nomsa@example.com", Subject="Hello?"))
    stuck = receive_mail(a_mail("stuck", Subject="Stuck"), at=timezone.now() - timedelta(hours=2))
    receive_mail(a_mail("new", Subject="New"), at=timezone.now())
    held, out = InboundMail.objects.filter(state=State.HELD), StringIO()
    call_command("mail", "held", stdout=out)
    listed = [line.split("\t") for line in out.getvalue().splitlines()]
    assert [line[2:] for line in listed] == [
        ["nomsa@example.com", "Hello?", "held", held[0].why],
        ["thandi@example.com", "Stuck", "waiting", ""],
    ]
    assert str(stuck.pk) == listed[1][0]


def context(attempts: int) -> JobContext:
    job = Job(
        id=1, queue="default", lock=None, queueing_lock=None, task_name=take_in_mail.name, attempts=attempts
    )
    return JobContext(app=app, job=job, start_timestamp=0, abort_reason=lambda: None)


class Watch(Controller):
    def factory(self) -> SMTP:
        return smtp()


@pytest.fixture
def door(transactional_db: None) -> Iterator[smtplib.SMTP]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watch = Watch(Door(), hostname="127.0.0.1", port=port)
    watch.start()
    try:
        with smtplib.SMTP("127.0.0.1", port) as line:
            yield line
    finally:
        watch.stop()
        clear_jobs()


def test_the_door_says_yes_once_the_mail_is_stored(door: smtplib.SMTP) -> None:
    a_person(email="thandi@example.com")
    key = reply_address(5, 6)
    assert door.sendmail("thandi@example.com", ["help@example.com", key], a_mail("Hello")) == {}
    mail = InboundMail.objects.get()
    assert (mail.sender, mail.state) == ("thandi@example.com", State.WAITING)
    told = ["Return-Path: <thandi@example.com>", "Envelope-To: help@example.com", f"Envelope-To: {key}", ""]
    assert bytes(mail.raw).startswith("\r\n".join(told).encode())
    door.sendmail("thandi@example.com", ["help@example.com"], a_mail("Hello"))
    assert InboundMail.objects.count() == 1


def test_a_mail_that_wants_no_answer_is_known_at_the_door(door: smtplib.SMTP) -> None:
    a_person(email="thandi@example.com")
    door.sendmail("", ["help@example.com"], a_mail("I am away"))
    run_reactions()
    mail = InboundMail.objects.get()
    assert (mail.state, mail.why) == (State.AUTOMATIC, "null return path")


def test_the_door_refuses_what_is_too_large_or_for_too_many_and_takes_the_next(door: smtplib.SMTP) -> None:
    door.ehlo()
    assert int(door.esmtp_features["size"]) == limits.BYTES
    with pytest.raises(smtplib.SMTPSenderRefused) as refused:
        door.sendmail("eve@example.org", ["help@example.com"], a_mail("x" * (limits.BYTES + 1)))
    assert refused.value.smtp_code == 552
    many = [f"{number}@reply.example.com" for number in range(MOST_RECIPIENTS + 5)]
    assert len(door.sendmail("eve@example.org", many, a_mail("for many"))) == 5
    assert InboundMail.objects.count() == 1
    assert door.sendmail("thandi@example.com", ["help@example.com"], a_mail("The next one")) == {}
    assert InboundMail.objects.count() == 2


def test_the_door_takes_mail_for_us_alone(door: smtplib.SMTP) -> None:
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        door.sendmail("eve@example.org", ["somebody@elsewhere.example"], a_mail())
    assert not InboundMail.objects.exists()
