"""An answer of the office reaches who wrote by mail, once, in its thread, and theirs comes back into it."""

import email
import smtplib
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from saypro.accounts.models import User
from saypro.accounts.testing import a_person, an_agent
from saypro.conversations.actions import delete_message, join_support
from saypro.conversations.models import Attachment, Conversation, Message, Participant
from saypro.conversations.testing import an_upload, say
from saypro.events.testing import clear_jobs, run_reactions
from saypro.helpdesk.actions import FilesUnchecked, mail_answer
from saypro.helpdesk.letters import divided
from saypro.helpdesk.mail.keys import ticket_address, ticket_message_id
from saypro.helpdesk.mail.threading import answer_fields, answer_subject
from saypro.helpdesk.models import InboundMail, Ticket
from saypro.helpdesk.queries import reader_of
from saypro.helpdesk.tests.test_inbound_mail import a_mail, bodies, door, received
from saypro.notifications.actions import record_bounce
from saypro.notifications.models import Mail
from saypro.notifications.tasks import deliver
from saypro.notifications.tests.conftest import Postman, postman

__all__ = ["door", "postman"]


@pytest.fixture(autouse=True)
def _taking_mail(settings: Any) -> None:
    settings.REPLY_DOMAIN = "reply.example.com"
    settings.OFFICE_EMAIL = "help@example.com"
    settings.DEFAULT_FROM_EMAIL = "SayPro <help@example.com>"
    settings.MAIL_TRUSTED_HOSTS = {"smtp": "mx.example.org"}


def thread_of(mail: InboundMail) -> Conversation:
    assert mail.conversation
    return mail.conversation


def answered(thread: Conversation, agent: User, words: str = "It is back") -> int:
    join_support(thread, agent)
    return say(thread, agent, words).message_id


@pytest.mark.django_db
def test_an_answer_goes_once_and_carries_the_thread() -> None:
    mail = received(
        a_mail(
            "Ek het ’n probleem met my advertensie, help asseblief",
            sender="piet@example.com",
            References="<a@x.com>",
            Subject="My advertensie",
        )
    )
    thread, agent = thread_of(mail), an_agent("Nomsa Dlamini")
    message_id = answered(thread, agent, "Dit is reg")
    sent = mail_answer(message_id)
    assert sent is not None
    assert mail_answer(message_id) == sent
    ticket, person = Ticket.objects.get(), mail.person
    assert person
    assert (sent.to, sent.subject) == ("piet@example.com", "Re: My advertensie")
    assert sent.reply_to == ticket_address(ticket.pk, person.pk)
    assert sent.message_id == ticket_message_id(ticket.pk, person.pk, 2)
    assert sent.headers["In-Reply-To"] == "<1@x.com>"
    assert sent.headers["References"].split()[-2:] == ["<a@x.com>", "<1@x.com>"]
    assert sent.headers["Auto-Submitted"] == "no"
    assert "Nomsa van ons kantoor" in sent.text, "in the language they wrote in"
    assert "> Ek het ’n probleem" in sent.text
    assert 'lang="af-ZA"' in sent.html


@pytest.mark.django_db
def test_a_member_who_wrote_by_mail_is_answered_by_mail_and_told_once() -> None:
    thandi, agent = a_person("Thandi", email="thandi@example.com"), an_agent()
    thread = thread_of(received(a_mail()))
    sent = mail_answer(answered(thread, agent))
    assert sent is not None
    assert sent.to == "thandi@example.com"
    assert Participant.objects.get(conversation=thread, person=thandi).mailed_seq == 2, "no notice besides"
    say(thread, thandi, "I am on the site now")
    assert reader_of(thread) is None
    assert mail_answer(answered(thread, agent, "So am I")) is None


@pytest.mark.django_db
def test_what_was_taken_back_or_goes_nowhere_is_not_sent() -> None:
    agent = an_agent()
    mail = received(a_mail(sender="s@example.com"))
    thread = thread_of(mail)
    deleted = answered(thread, agent)
    delete_message(Message.objects.get(pk=deleted), agent, at=timezone.now())
    assert mail_answer(deleted) is None
    own = Message.objects.get(conversation=thread, seq=1)
    assert mail_answer(own.pk) is None, "their own words do not come back to them"
    record_bounce(kind="complaint", at=timezone.now(), address="s@example.com")
    assert mail_answer(answered(thread, agent)) is None
    assert not Mail.objects.filter(reason="answer").exists()


@pytest.mark.django_db
def test_files_go_along_once_they_are_checked(postman: Postman) -> None:
    agent, thread = an_agent(), thread_of(received(a_mail(sender="s@example.com")))
    join_support(thread, agent)
    file = an_upload(thread, agent)
    message_id = say(thread, agent, "See the invoice", file).message_id
    with pytest.raises(FilesUnchecked):
        mail_answer(message_id)
    run_reactions()
    sent = mail_answer(message_id)
    assert sent is not None
    deliver(sent.pk)
    message = parsed(postman)
    assert [part.get_filename() for part in message.iter_attachments()] == ["invoice.pdf"]


@pytest.mark.django_db
def test_what_the_office_says_waits_until_it_cannot_be_taken_back() -> None:
    agent, thread = an_agent(), thread_of(received(a_mail(sender="s@example.com")))
    clear_jobs()
    answered(thread, agent)
    run_reactions()
    job = ProcrastinateJob.objects.get(task_name="helpdesk.mail_answer")
    said = Message.objects.get(conversation=thread, seq=2)
    assert job.scheduled_at is not None
    assert (job.scheduled_at - said.sent_at).total_seconds() > 10


def test_there_and_back_between_real_servers(door: smtplib.SMTP, postman: Postman) -> None:
    first = a_mail("My ad is gone, please help me find it", sender="s@example.net", verified=False)
    door.sendmail("s@example.net", ["help@example.com"], first)
    run_reactions()
    thread = thread_of(InboundMail.objects.get())
    sent = mail_answer(answered(thread, an_agent(), "It is back"))
    assert sent is not None
    deliver(sent.pk)
    ours = parsed(postman)
    plain = ours.get_body(("plain",))
    assert plain is not None
    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = "s@example.net", ours["Reply-To"], ours["Subject"]
    answer["Message-ID"], answer["In-Reply-To"] = "<2@example.net>", ours["Message-ID"]
    quoted = "\n".join(f"> {line}" for line in plain.get_content().splitlines())
    answer.set_content(f"Thank you, I see it\n\nOn 2 May 2026 at 10:00, SayPro wrote:\n{quoted}\n")
    door.sendmail("s@example.net", [ours["Reply-To"]], answer.as_bytes())
    run_reactions()
    assert bodies(thread) == ["My ad is gone, please help me find it", "It is back", "Thank you, I see it"]
    assert ours["From"].endswith("<help@example.com>")


def parsed(postman: Postman) -> EmailMessage:
    content = postman.arrived[-1].original_content
    assert isinstance(content, bytes)
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.django_db
def test_our_mail_carries_a_mark_that_others_check(postman: Postman, settings: Any, tmp_path: Path) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    (tmp_path / "dkim.pem").write_bytes(pem)
    settings.DKIM_URL = f"dkim://mail@example.com{tmp_path}/dkim.pem"
    record = b"v=DKIM1; k=rsa; p=" + b"".join(public.splitlines()[1:-1])
    sent = mail_answer(answered(thread_of(received(a_mail(sender="s@example.com"))), an_agent()))
    assert sent is not None
    deliver(sent.pk)
    raw = postman.arrived[-1].original_content
    assert isinstance(raw, bytes)
    asked: list[bytes] = []

    def ask(name: bytes, **_timeout: Any) -> bytes:
        asked.append(name)
        return record

    assert dkim.verify(raw, dnsfunc=ask)
    assert asked == [b"mail._domainkey.example.com."]
    assert not dkim.verify(raw.replace(b"help@example.com", b"eve@example.com"), dnsfunc=ask)


def test_files_that_do_not_fit_stay_behind() -> None:
    sizes = [6_000_000, 5_000_000, 4_000_000]
    fitting, rest = divided([Attachment(name=f"{size}", size=size) for size in sizes])
    assert [file.size for file in fitting] == [6_000_000, 4_000_000]
    assert [file.size for file in rest] == [5_000_000]


@pytest.mark.parametrize("subject", ["My ad", "Re: My ad", "RE : My ad", "AW: My ad"])
def test_one_re_is_enough(subject: str) -> None:
    assert answer_subject(subject).lower().count("re") + subject.count("AW") == 1


def test_of_many_ancestors_the_newest_stay() -> None:
    fields = answer_fields("<last@x>", [f"<{n}@x>" for n in range(100)], "<root@us>")
    marks = fields["References"].split()
    assert (marks[0], marks[-1], len(marks)) == ("<root@us>", "<last@x>", 22)
    assert fields["In-Reply-To"] == "<last@x>"
